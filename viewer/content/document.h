// What the viewer shows: a plan, alone or with a run on it, and that run's tables if they lie
// beside the recording. Immutable once opened, but for the frames of a live run, which grow.
//
// Thread rule: opened on any thread, then read on one.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/run_result.h"
#include "plan/campus.h"
#include "viewer/content/frames.h"

namespace muster::viewer {

struct Document {
  std::string path;  // as the user named it
  std::unique_ptr<plan::Campus> campus;
  plan::Name title;
  std::string scenario;  // id; empty for a plan alone
  std::string model;
  std::uint64_t scenarioHash = 0;
  std::uint64_t seed = 0;
  std::vector<io::RecordedGroup> groups;
  std::vector<io::RecordedAgent> agents;
  std::unique_ptr<Frames> frames;  // null for a plan alone
  Problems notes;                  // warnings to show
};

// A recording by its ending `.muster`, else a plan. Problems: those of io::RecordingReader and
// io::readPlan, of plan::check, and viewer.no-plan {path} for a recording without its plan.
Result<Document> openDocument(const std::string& path);

}  // namespace muster::viewer
