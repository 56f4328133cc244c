// What is wrong with an input, without words: a message id and its arguments. Only cli, report and
// viewer turn a Problem into a sentence (report/words.h), in the user's language. Readers and
// checks collect ALL problems of an input.
//
// Thread rule: plain values. Errors as values: `Result<T>` holds a T or the list of problems (at
// least one error).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace muster {

enum class Severity { note, warning, error };

// Where in an input file something was read; line and column count from 1, 0 = unknown.
struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

struct Problem {
  Severity severity = Severity::error;
  std::string
      code;  // stable, kebab-case, e.g. "plan.opening-touches-one-space"; the key of the catalogue
  std::string file;  // as the user named it
  Place place;
  std::string feature;  // id of the feature, class, table … concerned; may be empty
  // Named arguments of the sentence, e.g. {"value", "7.5"}, {"valid", "0.10 to 0.20 m"}. Values are
  // plain text.
  std::vector<std::pair<std::string, std::string>> arguments;
};

using Problems = std::vector<Problem>;

template <class T>
using Result = tl::expected<T, Problems>;

bool hasErrors(const Problems& problems);

// Appends and, for readers that know the file only at the top, fills in `file` where it is empty.
void append(Problems& to, Problems from, const std::string& file = {});

}  // namespace muster
