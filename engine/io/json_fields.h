// The members of one JSON object, asked for by name and type. Whatever is missing, of the wrong
// type or not asked for becomes a problem with its place; reading goes on, so that all problems of
// a file are told at once.
//
// Use: ask for every key the format knows, then call rejectUnknown(): the keys asked for are the
// keys that are valid. Lifetime: refers to the value and to the problems, which must outlive it.
// Thread rule: one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/json_document.h"
#include "plan/vocabulary.h"

namespace muster::io {

enum class Need { optional, required };

class JsonFields {
 public:
  // `feature`: id of the feature concerned, for problems. `object` must be an object.
  JsonFields(const JsonValue& object, std::string feature, Problems& problems);

  // nullopt / nullptr: absent (reported if required) or of another type (reported).
  std::optional<std::string> text(std::string_view key, Need need = Need::optional);
  std::optional<double> number(std::string_view key, Need need = Need::optional);
  std::optional<int> integer(std::string_view key, Need need = Need::optional);
  std::optional<bool> boolean(std::string_view key, Need need = Need::optional);
  const JsonValue* array(std::string_view key, Need need = Need::optional);
  const JsonValue* object(std::string_view key, Need need = Need::optional);
  // Of any type.
  const JsonValue* any(std::string_view key, Need need = Need::optional);

  // A word of one of the plan's vocabularies.
  template <class Word>
  std::optional<Word> word(std::string_view key, Need need = Need::optional) {
    const JsonValue* value = spelling(key, need, plan::spellings<Word>());
    return value ? plan::read<Word>(*value->text()) : std::nullopt;
  }

  // Reports every member nobody asked for, with the known key it resembles.
  void rejectUnknown();

  // Adds an error at `value`, with the excerpt of the value as the argument `value` after
  // `arguments`.
  void complain(std::string code, const JsonValue& value,
                std::vector<std::pair<std::string, std::string>> arguments);

 private:
  const JsonValue* spelling(std::string_view key, Need need,
                            std::span<const std::string_view> valid);

  const JsonValue& object_;
  std::string feature_;
  Problems& problems_;
  std::vector<std::string_view> asked_;
};

}  // namespace muster::io
