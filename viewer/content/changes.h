// What the user changes in a scenario while looking at it: events from a moment on. Together with
// the scenario's text they are a variant of it, a scenario of its own that `muster run` and
// `muster study` take. Thread rule: pure functions.
#pragma once

#include <string>
#include <vector>

#include "foundation/problem.h"
#include "simulation/scenario.h"

namespace muster::viewer {

// The scenario with the changes as further events.
simulation::Scenario changed(simulation::Scenario scenario,
                             const std::vector<simulation::Event>& changes);
// The scenario's own text, untouched, and an [[event]] table for each change.
std::string variantText(const std::string& scenarioText,
                        const std::vector<simulation::Event>& changes);
// Beside the scenario: <name>-variant.toml, or -variant-2 and so on where that is taken.
std::string variantPath(const std::string& scenarioFile);
// Reads the scenario's file and writes the variant to `path`, which must lie in the same folder
// since a scenario names its plan and rosters relative to itself. Problems: those of
// io::readScenario for a variant that would not be one, file.unwritable.
Problems writeVariant(const std::string& scenarioFile,
                      const std::vector<simulation::Event>& changes, const std::string& path);

}  // namespace muster::viewer
