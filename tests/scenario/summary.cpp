#include "summary.h"

#include <cmath>
#include <cstdlib>

#include "program.h"

namespace muster::testing {

Summary::Summary(const std::string& folder) : json_(readFile(folder + "/summary.json")) {}

std::string Summary::raw(const std::string& key) const {
  const std::string mark = "\"" + key + "\":";
  const std::size_t at = json_.find(mark);
  if (at == std::string::npos) return {};
  const std::size_t begin = json_.find_first_not_of(" ", at + mark.size());
  return json_.substr(begin, json_.find_first_of(",\n}", begin) - begin);
}

bool Summary::has(const std::string& key) const {
  return !raw(key).empty();
}

double Summary::number(const std::string& key) const {
  const std::string value = raw(key);
  char* end = nullptr;
  const double parsed = std::strtod(value.c_str(), &end);
  return value.empty() || end == value.c_str() ? std::nan("") : parsed;
}

std::string Summary::text(const std::string& key) const {
  const std::string value = raw(key);
  return value.size() >= 2 ? value.substr(1, value.size() - 2) : value;
}

}  // namespace muster::testing
