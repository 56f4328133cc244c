#include "report/problem_json.h"

#include <nlohmann/json.hpp>

namespace muster::report {

std::string problemsJson(const Problems& problems, const Words& words) {
  static const char* const kSeverity[] = {"note", "warning", "error"};
  auto array = nlohmann::ordered_json::array();
  for (const Problem& problem : problems) {
    nlohmann::ordered_json row;
    row["severity"] = kSeverity[static_cast<int>(problem.severity)];
    row["code"] = problem.code;
    row["file"] = problem.file;
    row["line"] = problem.place.line;
    row["column"] = problem.place.column;
    row["feature"] = problem.feature;
    row["message"] = words.sentence(problem);
    array.push_back(std::move(row));
  }
  // A message may quote bytes of a broken file: never throw over them.
  return array.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace muster::report
