#include "plan/check.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "foundation/repeated_problems.h"
#include "plan/check_work.h"

namespace muster::plan {

namespace {

void sortByPlace(Problems& problems) {
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
  });
}

}  // namespace

void Work::error(std::string code, const Place& place, std::string feature, Arguments arguments) {
  problems.push_back({Severity::error, std::move(code), draft.file, place, std::move(feature),
                      std::move(arguments)});
}

void Work::warn(std::string code, const Place& place, std::string feature, Arguments arguments) {
  problems.push_back({Severity::warning, std::move(code), draft.file, place, std::move(feature),
                      std::move(arguments)});
}

void Work::note(std::string code, const Place& place, std::string feature, Arguments arguments) {
  problems.push_back({Severity::note, std::move(code), draft.file, place, std::move(feature),
                      std::move(arguments)});
}

bool Work::allOpeningsSound() const {
  return std::find(soundOpenings.begin(), soundOpenings.end(), 0) == soundOpenings.end();
}

std::string shown(double value, int digits) {
  char text[64];
  if (!std::isfinite(value) || std::fabs(value) >= 1e15) {
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
  }
  char* end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, digits).ptr;
  if (digits > 0) {
    while (end[-1] == '0') --end;
    if (end[-1] == '.') --end;
  }
  const std::string out(text, end);
  return out == "-0" ? "0" : out;
}

std::string shownList(const std::vector<std::string>& ids, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < ids.size() && i < most; ++i) {
    if (i > 0) out += ", ";
    out += ids[i];
  }
  if (ids.size() > most) out += ", …";
  return out;
}

std::string shownId(const std::string& id) {
  constexpr std::size_t kMostCharacters = 40;
  std::size_t characters = 0;
  for (std::size_t i = 0; i < id.size(); ++i) {
    const bool starts = (static_cast<unsigned char>(id[i]) & 0xC0) != 0x80;
    if (starts && ++characters > kMostCharacters) return id.substr(0, i) + "…";
  }
  return id;
}

Checked check(const Draft& draft) {
  Work work(draft);
  checkIds(work);
  checkShapes(work);
  checkStairs(work);
  if (checkOverlaps(work)) {
    checkOpenings(work);
    checkPassages(work);
    checkFlightEnds(work);
    checkContents(work);
    checkReach(work);
  }
  Checked checked;
  if (!hasErrors(work.problems)) {
    fillSheets(work);
    checked.campus = std::move(work.campus);
  }
  sortByPlace(work.problems);
  countTheRest(work.problems, "plan.more-of-a-kind");
  for (Problem& problem : work.problems) problem.file = draft.file;
  checked.problems = std::move(work.problems);
  return checked;
}

}  // namespace muster::plan
