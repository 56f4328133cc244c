#include "io/fds_used_slices.h"

#include <algorithm>
#include <utility>

namespace muster::io {
namespace {

constexpr std::size_t kHeaderText = 30;  // letters of a label in a slice file

struct Candidate {
  const FdsSlice* entry;
  FdsUsedSlice slice;
};

bool isVertical(const FdsRange& range) {
  return range[0] == range[1] || range[2] == range[3];
}
bool isVolume(const FdsRange& range) {
  return range[4] != range[5];
}

// Whether the file is the one that the .smv means.
Problems compare(const FdsSlice& entry, const FdsSliceFile& file, const FdsMesh& mesh) {
  Problems problems;
  const auto expect = [&](const char* what, const std::string& value, const std::string& valid) {
    if (value == valid) return;
    problems.push_back({Severity::error,
                        "fds.header",
                        entry.file,
                        {},
                        {},
                        {{"what", what}, {"value", value}, {"valid", valid}}});
  };
  const auto cut = [](const std::string& text) {
    const std::string start = text.substr(0, kHeaderText);
    return start.substr(0, start.find_last_not_of(' ') + 1);
  };
  expect("label", file.label(), cut(entry.label));
  expect("short-label", file.shortLabel(), cut(entry.shortLabel));
  expect("unit", file.unit(), cut(entry.unit));
  if (entry.range) expect("range", rangeText(file.range()), rangeText(*entry.range));
  const FdsRange& range = file.range();
  if (!within(range, mesh) || (entry.cellCentred && range[4] < 1))
    problems.push_back({Severity::error,
                        "fds.slice-range",
                        entry.file,
                        {},
                        {},
                        {{"value", rangeText(range)}, {"mesh", mesh.name}}});
  return problems;
}

// Opens everything that could be used; vertical slices are not looked at.
std::vector<Candidate> openSlices(const FdsRun& run, Problems& problems) {
  std::vector<Candidate> open;
  for (const FdsSlice& entry : run.slices) {
    const auto meaning = meaningOf(entry.label, entry.unit);
    if (!meaning || (entry.range && isVertical(*entry.range))) continue;
    auto file = FdsSliceFile::open(entry.file);
    if (!file) {
      append(problems, std::move(file.error()));
      continue;
    }
    Problems wrong = compare(entry, *file, run.meshes[entry.mesh]);
    const FdsRange& range = file->range();
    const bool usable = !isVertical(range) && !(entry.cellCentred && isVolume(range));
    if (wrong.empty() && usable)
      open.push_back({&entry, {std::move(*file), entry.mesh, entry.cellCentred, *meaning}});
    append(problems, std::move(wrong));
  }
  return open;
}

// Whether `b` makes `a` superfluous: it holds the same, or better, for all that `a` covers.
bool replaces(const Candidate& b, const Candidate& a) {
  if (a.slice.mesh != b.slice.mesh || a.slice.meaning.wanted != b.slice.meaning.wanted)
    return false;
  const FdsRange& ofA = a.slice.file.range();
  const FdsRange& ofB = b.slice.file.range();
  if (ofB[0] > ofA[0] || ofB[1] < ofA[1] || ofB[2] > ofA[2] || ofB[3] < ofA[3]) return false;
  if (isVolume(ofA) != isVolume(ofB)) return isVolume(ofA);
  if (ofA[4] != ofB[4] || ofA[5] != ofB[5] || a.slice.cellCentred != b.slice.cellCentred)
    return false;
  return std::pair(b.slice.meaning.rank, b.entry) < std::pair(a.slice.meaning.rank, a.entry);
}

}  // namespace

std::vector<FdsUsedSlice> usedSlices(const FdsRun& run, Problems& problems) {
  const std::vector<Candidate> open = openSlices(run, problems);
  std::vector<FdsUsedSlice> used;
  for (const Candidate& candidate : open) {
    if (std::ranges::none_of(open, [&](const Candidate& b) { return replaces(b, candidate); }))
      used.push_back(candidate.slice);
  }
  return used;
}

}  // namespace muster::io
