// A scenario with what the user changed in it while looking at it: a variant, a scenario of its own
// that `muster run` takes, and `muster study` as a base. The run in the window is made of the same
// text that is saved, so both are the same run. Thread rule: pure functions.
#pragma once

#include <string>
#include <vector>

#include "foundation/problem.h"
#include "viewer/content/change.h"

namespace muster::viewer {

// Both files that a scenario stands on.
struct Texts {
  std::string scenario, plan;
};

// The texts with the changes, the rest untouched: events, guards and what a class does otherwise as
// further tables, all else as values replaced. Of changes of the same thing the last one holds.
// Problems: those of parseToml and setWidth(), viewer.no-such-place {value}.
Result<Texts> changed(Texts texts, const std::vector<Change>& changes, const std::string& file);
// Beside the scenario: <name>-variant.toml, or -variant-2 and so on where that is taken.
std::string variantPath(const std::string& scenarioFile);
// Writes the variant to `path`, which must lie in the folder of the scenario since that names its
// plan and rosters relative to itself; a plan that was changed beside it, with the same name and
// the ending .geojson. Problems: those of changed() and of io::readScenario for a variant that
// would not be one, file.unwritable.
Problems writeVariant(const Texts& base, const std::vector<Change>& changes,
                      const std::string& path);

}  // namespace muster::viewer
