// A study file (TOML, see scenarios/study.schema.json) as a plain description. What is wrong is
// told all at once, with line and column: unknown keys with the nearest known one, wrong types,
// values out of range, repeated variants, paths whose first word nobody knows. Whether a path's end
// exists is found out when the variant is made (variants.h). Up to 4 MiB. Thread rule: free
// functions.
#pragma once

#include <optional>
#include <string>

#include "foundation/problem.h"
#include "study/study.h"

namespace muster::study {

struct ReadStudy {
  std::optional<StudyDescription> study;  // nullopt if any problem is an error
  Problems problems;
};
ReadStudy readStudy(const std::string& path);
// The same of a text that was read from there.
ReadStudy parseStudy(std::string text, const std::string& path);

// True if the file is TOML with a table [study]: what tells a study from a scenario.
bool isStudy(const std::string& path);

}  // namespace muster::study
