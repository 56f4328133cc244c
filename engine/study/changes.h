// Changes of a plan or a scenario by path, made in the parsed files before they are read, so that
// every check of theirs holds for the changed value as well. Paths:
//
//   scenario.KEY  model.KEY  observe.KEY  timetable.KEY
//                    a value of that table of the scenario
//   fire.KEY  fire.TABLE.KEY               the same of its fire
//   people.ID.KEY    a loose group         class.ID.KEY   a class of a roster (keys of [[people]])
//   roster.KEY       every [[people]] with a roster
//   profile.ID.KEY   a profile, built in or the scenario's own
//   gate.ID.KEY  guard.ID.KEY  bus.ID.KEY  a service, a guard, a school bus
//   event.N.KEY  arrival.N.KEY  pickup.N.KEY   the N-th of the scenario, from 1
//   opening.ID.KEY  space.ID.KEY  zone.ID.KEY  level.ID.KEY  fixture.ID.KEY
//                    a property of that feature of the plan
//   opening.ID.clear_width_m   wider than drawn: the line is lengthened about its middle, and the
//                    reveal with it (widths.h)
//   stair.ID.width_m the drawn width of each flight (widths.h)
//
// A value from the study file stands in a file that is not its own. Its line is raised by
// kStudyLines, so that a problem that is found much later still tells which file it is of; told()
// turns such problems into ones of the study file. (A scenario has 4 MiB at most, a plan 256 MiB:
// no line of theirs is so far down.)
//
// Thread rule: pure functions of their arguments.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "foundation/problem.h"
#include "io/json_document.h"
#include "plan/draft.h"
#include "simulation/scenario.h"
#include "study/study.h"

namespace muster::study {

inline constexpr std::uint32_t kStudyLines = 1u << 30;

// The values of a `set` table by path: tables within it are walked down until the path is whole.
// Problems: study.unknown-path {value, valid}, study.path-unfinished {value},
// study.not-finite {value}.
std::vector<Change> flatten(const behaviour::TomlValue& set, Problems& problems);

// Raises the lines of the value and all within it.
void raiseLines(behaviour::TomlValue& value);
// Problems with raised lines become ones of `studyFile`.
Problems told(Problems problems, const std::string& studyFile);

// Each applies those of the changes that concern it. Problems: study.no-such-thing {kind, value},
// with raised lines.
void changeDocument(behaviour::TomlValue& document, std::span<const Change> changes,
                    Problems& problems);
void changeClasses(simulation::Scenario& scenario, std::span<const Change> changes,
                   Problems& problems);
void changePlan(io::JsonValue& root, std::span<const Change> changes, Problems& problems);
void changeWidths(plan::Draft& draft, std::span<const Change> changes, Problems& problems);

bool concernsPlan(const Change& change);

// The change as text without places: equal changes, equal texts. For hashes.
std::string spell(const Change& change);

}  // namespace muster::study
