// Reads single values out of summary.json.
#pragma once

#include <string>

namespace muster::testing {

class Summary {
 public:
  explicit Summary(const std::string& folder);
  bool has(const std::string& key) const;
  double number(const std::string& key) const;  // NaN for null or nothing
  std::string text(const std::string& key) const;

 private:
  std::string raw(const std::string& key) const;
  std::string json_;
};

}  // namespace muster::testing
