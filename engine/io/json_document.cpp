#include "io/json_document.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>

#include "io/text_file.h"

namespace muster::io {

namespace {

constexpr std::size_t kLongestExcerpt = 40;

bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// Turns offsets into lines and columns. Offsets are asked in rising order, so a whole file costs
// one pass.
class PlaceCursor {
 public:
  explicit PlaceCursor(std::string_view text) : text_(text) {}

  Place place(std::size_t offset) {
    for (; at_ < offset && at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') {
        ++line_;
        column_ = 1;
      } else if (!continues(text_[at_])) {
        ++column_;
      }
    }
    return {line_, column_};
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

// How far nlohmann's lexer has read: its SAX events carry no positions.
struct Reach {
  std::size_t consumed = 0;
  bool end = false;  // asked for more than there is
};

class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, Reach* reach) : at_(at), reach_(reach) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    ++reach_->consumed;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator old = *this;
    ++*this;
    return old;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) {
    // The adapter compares with the end before each character: equality means that the lexer wanted
    // one more.
    if (a.at_ == b.at_) a.reach_->end = true;
    return a.at_ == b.at_;
  }
  friend bool operator!=(const CountingIterator& a, const CountingIterator& b) { return !(a == b); }

 private:
  const char* at_;
  Reach* reach_;
};

Problem problemAt(std::string code, Place place,
                  std::vector<std::pair<std::string, std::string>> arguments) {
  return {Severity::error, std::move(code), {}, place, {}, std::move(arguments)};
}

// The word, number or sign that starts at `offset`, for messages.
std::string tokenAt(std::string_view text, std::size_t offset) {
  std::size_t end = offset;
  while (end < text.size() && end - offset < kLongestExcerpt &&
         std::string_view(" \t\r\n,:[]{}\"").find(text[end]) == std::string_view::npos) {
    ++end;
  }
  while (end < text.size() && end > offset && continues(text[end])) --end;
  if (end == offset && offset < text.size()) ++end;
  return std::string(text.substr(offset, end - offset));
}

class TreeBuilder {
 public:
  using json = nlohmann::json;

  TreeBuilder(std::string_view text, const Reach& reach)
      : text_(text), reach_(reach), cursor_(text) {}

  bool null() { return add(std::monostate{}, reach_.consumed - 4); }
  bool boolean(bool value) { return add(value, reach_.consumed - (value ? 4 : 5)); }
  bool number_integer(json::number_integer_t value) {
    return add(static_cast<double>(value), numberStart());
  }
  bool number_unsigned(json::number_unsigned_t value) {
    return add(static_cast<double>(value), numberStart());
  }
  bool number_float(json::number_float_t value, const json::string_t&) {
    return add(value, numberStart());
  }
  bool string(json::string_t& value) { return add(std::move(value), textStart()); }
  bool binary(json::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(JsonValue::Object{}); }
  bool start_array(std::size_t) { return open(JsonValue::Array{}); }
  bool end_array() { return close(); }
  bool end_object() {
    reportDuplicates(*stack_.back().object());
    return close();
  }
  bool key(json::string_t& name) {
    stack_.back().object()->push_back({std::move(name), cursor_.place(textStart()), {}});
    return true;
  }
  bool parse_error(std::size_t, const std::string& token, const json::exception& error) {
    syntaxError_ = describe(token, error.id);
    return false;
  }

  std::optional<Problem> syntaxError() const { return syntaxError_; }
  JsonDocument take() { return {std::move(root_), std::move(problems_)}; }

 private:
  static constexpr int kNumberOutOfRange = 406;  // nlohmann's id

  // The lexer reads one character beyond a number, unless the text ends there.
  std::size_t numberStart() const {
    const auto numeric = [](char c) {
      return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
    };
    std::size_t start = reach_.consumed;
    if (start > 0 && !numeric(text_[start - 1])) --start;
    while (start > 0 && numeric(text_[start - 1])) --start;
    return start;
  }

  // Back from the closing quote to the opening one: the only quote before it that is not escaped.
  std::size_t textStart() const {
    std::size_t at = reach_.consumed - 1;
    while (at > 0) {
      --at;
      if (text_[at] != '"') continue;
      std::size_t slashes = 0;
      while (slashes < at && text_[at - 1 - slashes] == '\\') ++slashes;
      if (slashes % 2 == 0) return at;
    }
    return 0;
  }

  Problem describe(const std::string& token, int id) {
    if (id == kNumberOutOfRange) {
      return problemAt("json.number-too-large", cursor_.place(numberStart()), {{"value", token}});
    }
    const std::size_t size = text_.size();
    const bool complete = hasRoot_ && stack_.empty();
    if (reach_.end && !complete) {
      const bool blank = text_.find_first_not_of(" \t\r\n") == std::string_view::npos;
      return problemAt(blank ? "json.empty" : "json.ends-early", cursor_.place(size), {});
    }
    // The lexer stops at the first wrong byte; the word around it says more.
    std::size_t start = std::min(reach_.consumed > 0 ? reach_.consumed - 1 : 0, size);
    // One further than the token if that was a number.
    if (start > 0 && !token.empty() && (start == size || text_[start] != token.back()) &&
        text_[start - 1] == token.back()) {
      --start;
    }
    const auto inWord = [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
             c == '-' || c == '+' || c == '.';
    };
    while (start > 0 && inWord(text_[start - 1]) && inWord(text_[start])) --start;
    const std::string found = tokenAt(text_, start);
    const std::string bare =
        !found.empty() && (found[0] == '-' || found[0] == '+') ? found.substr(1) : found;
    const bool notFinite =
        bare == "NaN" || bare == "nan" || bare == "Infinity" || bare == "inf" || bare == "Inf";
    return problemAt(notFinite ? "json.not-finite" : "json.syntax", errorPlace(start),
                     {{"found", found}});
  }

  // A wrong byte may lie before what the cursor has passed (never after), so it gets a fresh one.
  Place errorPlace(std::size_t offset) const { return placeOfByte(text_, offset); }

  bool add(JsonValue::Data data, std::size_t start) {
    place(JsonValue(std::move(data), cursor_.place(start)));
    return true;
  }

  void place(JsonValue value) {
    if (stack_.empty()) {
      root_ = std::move(value);
      hasRoot_ = true;
    } else if (JsonValue::Array* items = stack_.back().array()) {
      items->push_back(std::move(value));
    } else {
      stack_.back().object()->back().value = std::move(value);
    }
  }

  bool open(JsonValue::Data data) {
    const Place where = cursor_.place(reach_.consumed - 1);
    if (stack_.size() == kDeepestJson) {
      syntaxError_ = problemAt("json.too-deep", where, {{"valid", std::to_string(kDeepestJson)}});
      return false;
    }
    stack_.emplace_back(std::move(data), where);
    return true;
  }

  bool close() {
    JsonValue done = std::move(stack_.back());
    stack_.pop_back();
    place(std::move(done));
    return true;
  }

  void reportDuplicates(const JsonValue::Object& members) {
    std::vector<const JsonMember*> order;
    for (const JsonMember& member : members) order.push_back(&member);
    std::stable_sort(order.begin(), order.end(),
                     [](const auto* a, const auto* b) { return a->key < b->key; });
    for (std::size_t i = 1; i < order.size(); ++i) {
      if (order[i]->key != order[i - 1]->key) continue;
      problems_.push_back(problemAt(
          "json.duplicate-key", order[i]->place,
          {{"key", order[i]->key}, {"first_line", std::to_string(order[i - 1]->place.line)}}));
    }
  }

  std::string_view text_;
  const Reach& reach_;
  PlaceCursor cursor_;
  std::vector<JsonValue> stack_;
  JsonValue root_;
  bool hasRoot_ = false;
  Problems problems_;
  std::optional<Problem> syntaxError_;
};

Result<JsonDocument> build(std::string_view text) {
  Reach reach;
  TreeBuilder builder(text, reach);
  const CountingIterator begin(text.data(), &reach);
  const CountingIterator end(text.data() + text.size(), &reach);
  const bool read = nlohmann::json::sax_parse(begin, end, &builder);
  if (const auto problem = builder.syntaxError()) return tl::unexpected(Problems{*problem});
  if (!read) return tl::unexpected(Problems{problemAt("json.syntax", {}, {{"found", ""}})});
  return builder.take();
}

}  // namespace

const JsonValue* JsonValue::find(std::string_view key) const {
  if (const Object* members = object()) {
    for (const JsonMember& member : *members) {
      if (member.key == key) return &member.value;
    }
  }
  return nullptr;
}

bool JsonValue::whole() const {
  const double* value = number();
  return value && std::fabs(*value) <= 9007199254740992.0 && std::floor(*value) == *value;
}

std::string JsonValue::excerpt() const {
  switch (kind()) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return *boolean() ? "true" : "false";
    case Kind::array:
      return array()->empty() ? "[]" : "[…]";
    case Kind::object:
      return object()->empty() ? "{}" : "{…}";
    case Kind::number: {
      char digits[32];
      const auto end = std::to_chars(digits, digits + sizeof digits, *number()).ptr;
      return std::string(digits, end);
    }
    case Kind::text:
      break;
  }
  const std::string& full = *text();
  if (full.size() <= kLongestExcerpt) return '"' + full + '"';
  std::size_t end = kLongestExcerpt;
  while (end > 0 && continues(full[end])) --end;
  return '"' + full.substr(0, end) + "…\"";
}

std::string_view spell(JsonValue::Kind kind) {
  switch (kind) {
    case JsonValue::Kind::null:
      return "null";
    case JsonValue::Kind::boolean:
      return "boolean";
    case JsonValue::Kind::number:
      return "number";
    case JsonValue::Kind::text:
      return "text";
    case JsonValue::Kind::array:
      return "array";
    case JsonValue::Kind::object:
      return "object";
  }
  return "";
}

Result<JsonDocument> parseJson(std::string_view text, const std::string& fileName) {
  Problems problems;
  try {
    const Result<Text> decoded = decodeUtf8(text, fileName);
    if (!decoded) return tl::unexpected(decoded.error());
    Result<JsonDocument> document = build(decoded->utf8);
    if (document) {
      for (Problem& problem : document->problems) problem.file = fileName;
      return document;
    }
    problems = std::move(document.error());
  } catch (const std::exception& failed) {  // out of memory
    problems = {{Severity::error, "file.unreadable", {}, {}, {}, {{"reason", failed.what()}}}};
  }
  for (Problem& problem : problems) problem.file = fileName;
  return tl::unexpected(std::move(problems));
}

Result<JsonDocument> readJson(const std::string& path) {
  const Result<std::string> bytes = readBytes(path, kLargestJson_bytes);
  if (!bytes) return tl::unexpected(bytes.error());
  return parseJson(*bytes, path);
}

}  // namespace muster::io
