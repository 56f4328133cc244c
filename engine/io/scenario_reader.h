// A scenario file (TOML, see scenarios/scenario.schema.json) with its rosters, as a plain
// description. References to things of the plan stay text; simulation::check resolves them. The
// plan file is read for the hash only.
//
// What is wrong is told all at once: unknown keys with the nearest known one, wrong types, values
// out of range, repeated ids, missing files, each with line and column; problems of a roster carry
// the roster's file. Paths in the file are relative to its folder.
//
// Not given = the defaults of simulation/scenario.h. A class without response times has
// classResponse() and pupilResponse() below; loose people start at the alarm. Files: a scenario up
// to 4 MiB, a roster up to 4 MiB, a plan up to 1 GiB. Thread rule: free functions without state.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "behaviour/toml_document.h"
#include "foundation/problem.h"
#include "simulation/scenario.h"

namespace muster::io {

struct ReadScenario {
  std::optional<simulation::Scenario> scenario;  // nullopt if any problem is an error
  Problems problems;  // of the scenario by place, then of each roster by place
};

ReadScenario readScenario(const std::string& path);
// The same for a text that is in memory; `path` names it in problems and gives the folder.
ReadScenario readScenarioText(std::string_view bytes, const std::string& path);

// The same with the parsed file changed before it is read, as the variants of a study do. The hash
// knows nothing of the change: who changes adds it.
using ScenarioEdit = std::function<void(behaviour::TomlValue& document)>;
ReadScenario readScenario(const std::string& path, const ScenarioEdit& edit);

// Changes a class as its roster has it by keys of [[people]], those that a roster leaves to each
// class included; all are checked as in a scenario. `keys` is a table.
void changeClass(behaviour::Group& group, const behaviour::TomlValue& keys, Problems& problems);

// Of a class, from the alarm or its release (crowd.md C.4, judgement from school drills: class
// means 20 to 46 s in Prague, 3 to 59 s in Czech pre-schools; starts are clustered by class because
// the teacher decides): lognormal, median 25 s, sigma 0.45, within 3 to 120 s …
behaviour::Distribution classResponse();
// … and of each pupil after that: uniform 0 to 6 s, besides queueing at the classroom's door.
behaviour::Distribution pupilResponse();

}  // namespace muster::io
