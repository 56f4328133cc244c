// Paths of changes (changes.h) taken apart, and what is said of those that lead nowhere. Private to
// changes.cpp and plan_changes.cpp. Thread rule: pure functions of their arguments.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "foundation/problem.h"
#include "study/study.h"

namespace muster::study {

// kind.id.key; the id may hold dots, and is empty for tables.
struct Path {
  std::string kind, id, key;
};

// nullopt if the path is not whole.
std::optional<Path> parted(const std::string& text);
bool isPathKind(const std::string& kind);
std::string pathKinds();  // "scenario, model, …"

// Problems with raised lines. `known`: the ids that there are.
void complain(Problems& problems, const char* code, const Change& change,
              std::vector<std::pair<std::string, std::string>> arguments);
void noSuchThing(Problems& problems, const Change& change, const Path& path,
                 const std::vector<std::string>& known);

}  // namespace muster::study
