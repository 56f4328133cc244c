#include "foundation/problem.h"

#include <algorithm>

namespace muster {

bool hasErrors(const Problems& problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const Problem& p) { return p.severity == Severity::error; });
}

void append(Problems& to, Problems from, const std::string& file) {
  to.reserve(to.size() + from.size());
  for (Problem& problem : from) {
    if (problem.file.empty()) problem.file = file;
    to.push_back(std::move(problem));
  }
}

}  // namespace muster
