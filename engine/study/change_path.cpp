#include "study/change_path.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "plan/nearest_word.h"
#include "study/changes.h"

namespace muster::study {
namespace {

// First words of paths that go on with an id (or a number) and a key …
constexpr std::array<std::string_view, 15> kNamed{
    "people", "class",   "profile", "event", "arrival", "pickup",  "gate",
    "bus",    "guard",  "opening", "space",   "zone",  "level",   "fixture", "stair"};
// … and those that go on with a key.
constexpr std::array<std::string_view, 6> kTables{"scenario", "model",  "observe",
                                                  "fire",     "roster", "timetable"};
template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool isPathKind(const std::string& kind) {
  return among(kNamed, kind) || among(kTables, kind);
}

std::string pathKinds() {
  std::vector<std::string_view> words(kTables.begin(), kTables.end());
  words.insert(words.end(), kNamed.begin(), kNamed.end());
  return plan::joined(words);
}

std::optional<Path> parted(const std::string& text) {
  const std::size_t first = text.find('.');
  if (first == std::string::npos || first + 1 == text.size()) return std::nullopt;
  Path path{text.substr(0, first), {}, text.substr(first + 1)};
  if (!among(kNamed, path.kind)) return path;
  const std::size_t last = text.rfind('.');
  if (last == first || last == first + 1 || last + 1 == text.size()) return std::nullopt;
  path.id = text.substr(first + 1, last - first - 1);
  path.key = text.substr(last + 1);
  return path;
}

void complain(Problems& problems, const char* code, const Change& change,
              std::vector<std::pair<std::string, std::string>> arguments) {
  const Place raised{change.place.line | kStudyLines, change.place.column};
  problems.push_back({Severity::error, code, {}, raised, change.path, std::move(arguments)});
}

void noSuchThing(Problems& problems, const Change& change, const Path& path,
                 const std::vector<std::string>& known) {
  const std::vector<std::string_view> words(known.begin(), known.end());
  const std::string_view nearest = plan::nearestWord(path.id, words);
  std::vector<std::pair<std::string, std::string>> arguments{{"path", change.path},
                                                             {"value", path.id}};
  if (!nearest.empty()) arguments.emplace_back("nearest", nearest);
  complain(problems, nearest.empty() ? "study.no-such-thing" : "study.misspelt-thing", change,
           std::move(arguments));
}

}  // namespace muster::study
