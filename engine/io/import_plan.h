// Plans that somebody else drew, made into Drafts: which importer a file needs is told from its
// content, never its name. What a drawing leaves open is inferred, and every inference is told: the
// report lists what was taken as is, what was inferred (with confidence) and what the user must
// decide. An importer never invents a way out: where a drawing is unclear, the safe reading is
// taken (an exit above ground is locked) and the user is asked.
//
// The draft still goes through plan::check like any other. Thread rule: free functions, plain
// values.
#pragma once

#include <string>

#include "foundation/problem.h"
#include "plan/draft.h"

namespace muster::io {

// Items are notes (taken, inferred) and warnings (decide); their arguments hold a "confidence"
// where something was inferred: "confidence.high" (follows from the drawing), ".medium" (usual
// practice), ".low" (a guess to look at); the catalogue has them.
struct ImportReport {
  std::string format;  // "rooms-and-doors GeoJSON"
  Problems taken;
  Problems inferred;
  Problems decide;
};

struct Imported {
  plan::Draft draft;
  ImportReport report;
};

// Errors: the file cannot be read, is of a format that is not built yet (io.import-format-not-built
// names it), of none we know (io.import-format-unknown), or broken in itself (the problems of its
// reader).
Result<Imported> importPlan(const std::string& path);

}  // namespace muster::io
