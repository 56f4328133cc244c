#include "io/fds_smv.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <string_view>
#include <utility>

#include "io/text_file.h"

namespace muster::io {
namespace {

constexpr std::size_t kMostErrors = 100;
constexpr int kMostCells = 100'000;  // along one axis
constexpr std::string_view kBlank = " \t\r";
constexpr std::string_view kAxes = "XYZ";
constexpr double kFarthest_m = 1e6;

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

// Takes the first word off `text`; empty at its end.
std::string_view takeWord(std::string_view& text) {
  text = trimmed(text);
  const std::string_view word = text.substr(0, text.find_first_of(kBlank));
  text.remove_prefix(word.size());
  return word;
}

template <class Number>
std::optional<Number> number(std::string_view word) {
  if (word.starts_with('+')) word.remove_prefix(1);
  Number value{};
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
  return value;
}

// Reads line by line; every member of the run is filled by one member function.
class SmvReader {
 public:
  SmvReader(std::string_view text, const std::string& path) : rest_(text) {
    run_.file = path;
    folder_ = std::filesystem::path(path).parent_path();
  }
  Result<FdsRun> read();

 private:
  bool nextLine();
  // The next line as data of the present keyword; a missing one is told and ends the reading.
  bool dataLine();
  std::string_view dataText() { return dataLine() ? trimmed(line_) : std::string_view{}; }
  template <class Number>
  std::optional<Number> takeNumber(std::string_view& text);
  std::optional<FdsRange> takeRange(std::string_view& text);
  void tell(std::string code, std::vector<std::pair<std::string, std::string>> arguments = {},
            Severity severity = Severity::error);

  void block();
  void grid(std::string_view name);
  void nodes(int axis);
  void obstructions();
  void slice(bool cellCentred, std::string_view head);
  void finish();
  FdsMesh* mesh();

  std::string_view rest_;
  std::string_view line_;
  std::string_view keyword_;
  std::uint32_t lineNumber_ = 0;
  std::filesystem::path folder_;
  std::optional<int> announcedMeshes_;
  FdsRun run_;
  Problems errors_;
  bool over_ = false;
};

bool SmvReader::nextLine() {
  if (rest_.empty() || over_) return false;
  const auto end = rest_.find('\n');
  line_ = rest_.substr(0, end);
  rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
  ++lineNumber_;
  return true;
}

bool SmvReader::dataLine() {
  if (nextLine()) return true;
  if (!over_) tell("fds.ends-early", {{"keyword", std::string(keyword_)}});
  over_ = true;
  return false;
}

void SmvReader::tell(std::string code, std::vector<std::pair<std::string, std::string>> arguments,
                     Severity severity) {
  Problems& list = severity == Severity::error ? errors_ : run_.warnings;
  list.push_back(
      {severity, std::move(code), run_.file, {lineNumber_, 0}, {}, std::move(arguments)});
  if (errors_.size() >= kMostErrors) over_ = true;
}

template <class Number>
std::optional<Number> SmvReader::takeNumber(std::string_view& text) {
  const std::string_view word = takeWord(text);
  const auto value = number<Number>(word);
  if (!value)
    tell("fds.number", {{"value", std::string(word)}, {"keyword", std::string(keyword_)}});
  return value;
}

std::optional<FdsRange> SmvReader::takeRange(std::string_view& text) {
  FdsRange range{};
  for (int& index : range) {
    const auto value = takeNumber<int>(text);
    if (!value) return std::nullopt;
    index = *value;
  }
  return range;
}

FdsMesh* SmvReader::mesh() {
  if (!run_.meshes.empty()) return &run_.meshes.back();
  tell("fds.before-mesh", {{"keyword", std::string(keyword_)}});
  return nullptr;
}

// The present line may begin a block.
void SmvReader::block() {
  std::string_view head = line_;
  if (head.empty() || kBlank.find(head.front()) != std::string_view::npos) return;
  keyword_ = takeWord(head);
  if (keyword_ == "CHID") {
    run_.name = dataText();
  } else if (keyword_ == "FDSVERSION") {
    run_.version = dataText();
  } else if (keyword_ == "TIMES") {
    std::string_view times = dataText();
    if (!over_) run_.begin_s = takeNumber<double>(times).value_or(0);
  } else if (keyword_ == "NMESHES") {
    std::string_view count = dataText();
    if (!over_) announcedMeshes_ = takeNumber<int>(count);
  } else if (keyword_ == "GRID") {
    grid(trimmed(head));
  } else if (keyword_ == "TRNX" || keyword_ == "TRNY" || keyword_ == "TRNZ") {
    nodes(static_cast<int>(kAxes.find(keyword_.back())));
  } else if (keyword_ == "OBST") {
    obstructions();
  } else if (keyword_ == "SLCF" || keyword_ == "SLCC") {
    slice(keyword_ == "SLCC", head);
  } else if (keyword_ == "SLCT" || keyword_ == "SLCD" || keyword_ == "BNDS") {
    tell("fds.slice-kind", {{"value", std::string(keyword_)}}, Severity::warning);
  }
}

void SmvReader::grid(std::string_view name) {
  std::string_view counts = dataText();
  if (over_) return;
  FdsMesh& mesh = run_.meshes.emplace_back();
  mesh.name = name.empty() ? std::to_string(run_.meshes.size()) : std::string(name);
  for (int& cells : mesh.cells) {
    cells = takeNumber<int>(counts).value_or(0);
    if (cells >= 1 && cells <= kMostCells) continue;
    tell("fds.grid",
         {{"value", std::to_string(cells)}, {"valid", "1 to " + std::to_string(kMostCells)}});
    over_ = true;  // nothing after this can be told apart from its consequences
    return;
  }
}

void SmvReader::nodes(int axis) {
  FdsMesh* const mesh = this->mesh();
  std::string_view count = dataText();
  if (over_ || mesh == nullptr) return;
  const int stretching = takeNumber<int>(count).value_or(0);
  for (int i = 0; i < stretching; ++i) {
    if (!dataLine()) return;
  }
  const auto which = static_cast<std::size_t>(axis);
  std::vector<double>& nodes = mesh->nodes_m[which];
  nodes.clear();
  bool ascending = true;
  for (int i = 0; i <= mesh->cells[which]; ++i) {
    std::string_view text = dataText();
    if (over_) return;
    takeWord(text);  // its index
    const double node = takeNumber<double>(text).value_or(0);
    ascending &= std::fabs(node) < kFarthest_m && (nodes.empty() || node > nodes.back());
    nodes.push_back(node);
  }
  if (!ascending)
    tell("fds.nodes-order", {{"mesh", mesh->name}, {"axis", std::string(1, "xyz"[axis])}});
}

void SmvReader::obstructions() {
  FdsMesh* const mesh = this->mesh();
  std::string_view count = dataText();
  if (over_ || mesh == nullptr) return;
  const int obstructions = takeNumber<int>(count).value_or(0);
  // First as coordinates, then as node numbers: these are what the values were computed with.
  for (int i = 0; i < obstructions; ++i) {
    if (!dataLine()) return;
  }
  for (int i = 0; i < obstructions && !over_; ++i) {
    const std::string_view line = dataText();
    std::string_view text = line;
    if (over_) return;
    const auto range = takeRange(text);
    if (range && within(*range, *mesh)) {
      mesh->obstructions.push_back(*range);
    } else if (range) {
      tell("fds.obstruction", {{"mesh", mesh->name}, {"value", rangeText(*range)}});
    }
  }
}

void SmvReader::slice(bool cellCentred, std::string_view head) {
  FdsSlice slice;
  slice.cellCentred = cellCentred;
  slice.place = {lineNumber_, 0};
  // SLCF mesh [# STRUCTURED] [%id] [& i1 i2 j1 j2 k1 k2 [! …]]; an id may hold any sign.
  std::string_view meshText = head;
  const std::string_view meshWord = takeWord(meshText);
  const auto meshNumber = meshWord.empty() ? 1 : number<int>(meshWord);  // FDS 4: one mesh only
  const auto ampersand = head.rfind('&');
  if (ampersand != std::string_view::npos) {
    std::string_view range = head.substr(ampersand + 1);
    slice.range = takeRange(range);
  }
  const std::string_view before = head.substr(0, ampersand);
  if (const auto percent = before.find('%'); percent != std::string_view::npos) {
    slice.id = trimmed(before.substr(percent + 1));
  }
  slice.file = (folder_ / dataText()).string();
  slice.label = dataText();
  slice.shortLabel = dataText();
  slice.unit = dataText();
  if (over_) return;
  const auto meshes = static_cast<int>(run_.meshes.size());
  if (!meshNumber || *meshNumber < 1 || *meshNumber > meshes) {
    tell("fds.slice-mesh",
         {{"value", std::string(meshWord)}, {"valid", "1 to " + std::to_string(meshes)}});
    return;
  }
  slice.mesh = static_cast<std::size_t>(*meshNumber) - 1;
  if (slice.range && !within(*slice.range, run_.meshes[slice.mesh])) {
    tell("fds.slice-range",
         {{"value", rangeText(*slice.range)}, {"mesh", run_.meshes[slice.mesh].name}});
    return;
  }
  run_.slices.push_back(std::move(slice));
}

void SmvReader::finish() {
  if (over_) return;  // what is missing is a consequence
  lineNumber_ = 0;
  if (run_.meshes.empty()) tell("fds.not-smv");
  const auto meshes = static_cast<int>(run_.meshes.size());
  if (announcedMeshes_ && *announcedMeshes_ != meshes && meshes > 0) {
    tell("fds.mesh-count",
         {{"value", std::to_string(meshes)}, {"valid", std::to_string(*announcedMeshes_)}});
  }
  for (const FdsMesh& mesh : run_.meshes) {
    for (std::size_t axis = 0; axis < 3; ++axis) {
      if (!mesh.nodes_m[axis].empty()) continue;
      tell("fds.nodes", {{"mesh", mesh.name}, {"axis", std::string(1, "xyz"[axis])}});
    }
  }
}

Result<FdsRun> SmvReader::read() {
  while (nextLine()) block();
  finish();
  if (!errors_.empty()) return tl::unexpected(std::move(errors_));
  return std::move(run_);
}

}  // namespace

Result<FdsRun> readFdsRun(const std::string& path) {
  auto bytes = readBytes(path, kMostSmvBytes);
  if (!bytes) return tl::unexpected(std::move(bytes.error()));
  const auto text = decodeUtf8OrGb18030(*bytes, path);
  if (!text) return tl::unexpected(text.error());
  bytes->clear();
  bytes->shrink_to_fit();
  return SmvReader(text->utf8, path).read();
}

bool within(const FdsRange& range, const FdsMesh& mesh) {
  for (std::size_t axis = 0; axis < 3; ++axis) {
    const int low = range[2 * axis];
    const int high = range[2 * axis + 1];
    if (low < 0 || low > high || high > mesh.cells[axis]) return false;
  }
  return true;
}

std::string rangeText(const FdsRange& range) {
  std::string text;
  for (const int index : range) text += (text.empty() ? "" : " ") + std::to_string(index);
  return text;
}

}  // namespace muster::io
