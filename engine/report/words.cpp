#include "report/words.h"

#include <algorithm>
#include <cstdlib>
#include <functional>

namespace muster::report {

// catalogue/*.po, by embed.cmake.
extern const std::string_view kEnPo;
extern const std::string_view kZhPo;

namespace {

using Catalogue = std::map<std::string, std::string, std::less<>>;
using Lookup = std::function<const std::string*(std::string_view)>;

bool startsWith(std::string_view text, std::string_view head) {
  return text.substr(0, head.size()) == head;
}

char unescaped(char letter) {
  switch (letter) {
    case 'n':
      return '\n';
    case 't':
      return '\t';
    default:
      return letter;
  }
}

// Appends the text between the first and the last quotation mark of a line.
void appendQuoted(std::string_view line, std::string& to) {
  const auto first = line.find('"');
  const auto last = line.rfind('"');
  if (first == std::string_view::npos || last <= first) return;
  for (std::size_t i = first + 1; i < last; ++i) {
    if (line[i] == '\\' && i + 1 < last) {
      to += unescaped(line[++i]);
    } else {
      to += line[i];
    }
  }
}

// Puts arguments in place of {name}. What has no argument stays, so that a mistake is seen and not
// swallowed.
std::string filled(std::string_view sentence, const Lookup& argument) {
  std::string out;
  std::size_t at = 0;
  while (at < sentence.size()) {
    const auto open = sentence.find('{', at);
    const auto close = open == std::string_view::npos ? open : sentence.find('}', open);
    if (close == std::string_view::npos) break;
    out += sentence.substr(at, open - at);
    const std::string* value = argument(sentence.substr(open + 1, close - open - 1));
    out += value ? *value : std::string(sentence.substr(open, close - open + 1));
    at = close + 1;
  }
  out += sentence.substr(std::min(at, sentence.size()));
  return out;
}

// Ids come from somebody else's file: written raw, an escape sequence among them could clear the
// terminal and a line break could pretend to be a line of ours.
std::string printable(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      out.append("\\x").append(1, kDigits[byte >> 4]).append(1, kDigits[byte & 15]);
    } else {
      out += c;
    }
  }
  return out;
}

template <class Arguments>
std::string bare(std::string_view key, const Arguments& arguments) {
  std::string out(key);
  for (const auto& [name, value] : arguments) {
    out += ' ';
    out += name;
    out += '=';
    out += value;
  }
  return out;
}

template <class Arguments>
Lookup lookupIn(const Arguments& arguments) {
  return [&arguments](std::string_view name) -> const std::string* {
    for (const auto& [key, value] : arguments) {
      if (key == name) return &value;
    }
    return nullptr;
  };
}

std::string_view severityKey(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "severity.note";
    case Severity::warning:
      return "severity.warning";
    default:
      return "severity.error";
  }
}

}  // namespace

std::optional<Language> readLanguage(std::string_view name) {
  if (startsWith(name, "zh")) return Language::zh;
  if (startsWith(name, "en") || startsWith(name, "C.") || name == "C" || name == "POSIX") {
    return Language::en;
  }
  return std::nullopt;
}

Language languageOfEnvironment() {
  // gettext's order; read once at start by the programs, before any thread.
  for (const char* variable : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe)
    if (value && *value) return readLanguage(value).value_or(Language::en);
  }
  return Language::en;
}

Catalogue readCatalogue(std::string_view po) {
  Catalogue out;
  std::string id;
  std::string translation;
  std::string* current = nullptr;
  const auto keep = [&] {
    if (!id.empty() && !translation.empty()) out[id] = translation;
  };
  while (!po.empty()) {
    const auto end = po.find('\n');
    const std::string_view line = po.substr(0, end);
    po = end == std::string_view::npos ? std::string_view{} : po.substr(end + 1);
    if (startsWith(line, "msgid ")) {
      keep();
      id.clear();
      translation.clear();
      current = &id;
    } else if (startsWith(line, "msgstr ")) {
      current = &translation;
    } else if (!startsWith(line, "\"")) {
      continue;
    }
    if (current) appendQuoted(line, *current);
  }
  keep();
  return out;
}

const Catalogue& catalogue(Language language) {
  static const Catalogue en = readCatalogue(kEnPo);
  static const Catalogue zh = readCatalogue(kZhPo);
  return language == Language::zh ? zh : en;
}

Words::Words(Language language) : language_(language) {}

const std::string* Words::find(std::string_view key) const {
  for (const Language language : {language_, Language::en}) {
    const Catalogue& words = catalogue(language);
    const auto found = words.find(key);
    if (found != words.end()) return &found->second;
  }
  return nullptr;
}

const std::string* Words::translated(std::string_view name, const std::string* argument) const {
  const bool mayBeKey = argument && (name == "confidence" || name == "kind") &&
                        startsWith(*argument, std::string(name) + ".");
  if (!mayBeKey) return argument;
  const std::string* word = find(*argument);
  return word ? word : argument;
}

std::string Words::sentence(const Problem& problem) const {
  const std::string* sentence = find(problem.code);
  const auto argument = lookupIn(problem.arguments);
  const auto named = [&](std::string_view name) {
    const std::string* value = argument(name);
    return name == "feature" && !value ? &problem.feature : translated(name, value);
  };
  const std::string words =
      sentence ? filled(*sentence, named) : bare(problem.code, problem.arguments);
  const bool tells = sentence && sentence->find("{feature}") != std::string::npos;
  if (problem.feature.empty() || tells) return words;
  return text("problem.of-feature", {{"feature", problem.feature}, {"sentence", words}});
}

std::string Words::line(const Problem& problem) const {
  std::string out = problem.file;
  if (problem.place.line > 0) {
    out += ':' + std::to_string(problem.place.line);
    if (problem.place.column > 0) out += ':' + std::to_string(problem.place.column);
  }
  if (!out.empty()) out += ": ";
  return printable(out + text(severityKey(problem.severity)) + ": " + sentence(problem) + " [" +
                   problem.code + "]");
}

std::string Words::text(std::string_view key, std::initializer_list<Argument> arguments) const {
  const std::string* sentence = find(key);
  if (!sentence) return bare(key, arguments);
  const auto argument = lookupIn(arguments);
  return filled(*sentence, [&](std::string_view name) { return translated(name, argument(name)); });
}

std::string Words::name(const plan::Name& name, std::string_view id) const {
  const std::string& own = language_ == Language::zh ? name.zh : name.en;
  const std::string& other = language_ == Language::zh ? name.en : name.zh;
  if (!own.empty()) return own;
  return other.empty() ? std::string(id) : other;
}

}  // namespace muster::report
