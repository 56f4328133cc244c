#include "foundation/repeated_problems.h"

#include <map>

namespace muster {

void countTheRest(Problems& problems, const std::string& moreCode) {
  constexpr std::size_t kMostOfAKind = 12;
  std::map<std::string, std::size_t> total;
  Problems kept;
  for (Problem& problem : problems) {
    const bool isError = problem.severity == Severity::error;
    if (isError || ++total[problem.code] <= kMostOfAKind) kept.push_back(std::move(problem));
  }
  for (const auto& [code, count] : total) {
    if (count <= kMostOfAKind) continue;
    kept.push_back({Severity::note,
                    moreCode,
                    {},
                    {},
                    {},
                    {{"kind", code},
                     {"more", std::to_string(count - kMostOfAKind)},
                     {"total", std::to_string(count)}}});
  }
  problems = std::move(kept);
}

}  // namespace muster
