#include <algorithm>
#include <cstdio>

#include "cli/command.h"

namespace muster::cli {

namespace {

std::string count(const Problems& problems, Severity severity) {
  return std::to_string(std::count_if(problems.begin(), problems.end(),
                                      [&](const Problem& p) { return p.severity == severity; }));
}

}  // namespace

void print(const Problems& problems, const report::Words& words) {
  if (problems.empty()) return;
  for (const Severity severity : {Severity::note, Severity::warning, Severity::error}) {
    for (const Problem& problem : problems) {
      if (problem.severity == severity) std::fprintf(stderr, "%s\n", words.line(problem).c_str());
    }
  }
  const std::string sum =
      words.text("ui.problems.count", {{"errors", count(problems, Severity::error)},
                                       {"warnings", count(problems, Severity::warning)},
                                       {"notes", count(problems, Severity::note)}});
  std::fprintf(stderr, "%s\n", sum.c_str());
}

}  // namespace muster::cli
