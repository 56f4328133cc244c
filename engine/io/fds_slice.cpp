#include "io/fds_slice.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <utility>

namespace muster::io {
namespace {

constexpr std::uint32_t kTextLength = 30;
constexpr std::uint32_t kRangeLength = 24;
constexpr std::size_t kMark = 4;
constexpr std::uint64_t kHeaderLength = 3 * (kTextLength + 2 * kMark) + kRangeLength + 2 * kMark;
constexpr std::uint64_t kTimeLength = 3 * kMark;
// A record's mark is a signed 4-byte length: beyond it gfortran splits records, which no slice of a
// building reaches.
constexpr std::uint64_t kMostValues = (std::uint64_t{1} << 31) / 4 - 4;

std::uint32_t wordAt(const char* bytes) {
  std::uint32_t word = 0;
  for (int i = 3; i >= 0; --i) word = word << 8 | static_cast<unsigned char>(bytes[i]);
  return word;
}

Problems problem(std::string code, const std::string& path,
                 std::vector<std::pair<std::string, std::string>> arguments = {}) {
  return {{Severity::error, std::move(code), path, {}, {}, std::move(arguments)}};
}

Problems damaged(const std::string& path, std::uint64_t frame) {
  return problem("fds.damaged-slice", path, {{"frame", std::to_string(frame)}});
}

// Opens a regular file; empty if it is open.
Problems openFile(const std::string& path, std::ifstream& file, std::uint64_t& size) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) return problem("file.missing", path, {{"path", path}});
  if (!std::filesystem::is_regular_file(status))
    return problem("file.not-regular", path, {{"path", path}});
  size = std::filesystem::file_size(path, error);
  file.open(path, std::ios::binary);
  if (!error && file) return {};
  return problem("file.unreadable", path, {{"path", path}, {"reason", error.message()}});
}

bool readAt(std::istream& file, std::uint64_t offset, char* to, std::size_t bytes) {
  file.clear();
  file.seekg(static_cast<std::streamoff>(offset));
  file.read(to, static_cast<std::streamsize>(bytes));
  return static_cast<bool>(file);
}

std::string textAt(const char* bytes) {
  std::string text(bytes, kTextLength);
  for (char& c : text) {
    if (c < ' ' || c > '~') c = '?';
  }
  text.erase(text.find_last_not_of(' ') + 1);
  text.erase(0, text.find_first_not_of(' '));
  return text;
}

}  // namespace

Problems FdsSliceFile::readHeader(std::istream& file) {
  std::array<char, kHeaderLength> header{};
  file.read(header.data(), header.size());
  const auto got = static_cast<std::size_t>(file.gcount());
  constexpr std::uint32_t kSwapped = kTextLength << 24;
  if (got >= kMark && wordAt(header.data()) == kSwapped) return problem("fds.byte-order", path_);
  if (got < kMark || wordAt(header.data()) != kTextLength) return problem("fds.not-slice", path_);
  if (got < header.size()) return problem("fds.no-frames", path_);
  const char* at = header.data();
  for (std::string* text : {&label_, &shortLabel_, &unit_}) {
    if (wordAt(at) != kTextLength || wordAt(at + kMark + kTextLength) != kTextLength)
      return damaged(path_, 0);
    *text = textAt(at + kMark);
    at += kTextLength + 2 * kMark;
  }
  if (wordAt(at) != kRangeLength || wordAt(at + kMark + kRangeLength) != kRangeLength)
    return damaged(path_, 0);
  std::uint64_t values = 1;
  for (std::size_t i = 0; i < range_.size(); ++i) {
    range_[i] = std::bit_cast<std::int32_t>(wordAt(at + kMark * (i + 1)));
    if (range_[i] < 0 || (i % 2 == 1 && range_[i] < range_[i - 1])) return damaged(path_, 0);
    if (i % 2 == 0) continue;
    values *= static_cast<std::uint64_t>(range_[i] - range_[i - 1]) + 1;
    if (values > kMostValues) return damaged(path_, 0);
  }
  values_ = values;
  return {};
}

std::uint64_t FdsSliceFile::offset(std::uint64_t frame) const {
  return kHeaderLength + frame * (kTimeLength + 2 * kMark + 4 * std::uint64_t{values_});
}

Problems FdsSliceFile::readTimes(std::istream& file, std::uint64_t size) {
  const std::uint64_t frameLength = offset(1) - offset(0);
  const std::uint64_t frames = (size - std::min(size, kHeaderLength)) / frameLength;
  cutOff_ = offset(frames) < size;
  for (std::uint64_t frame = 0; frame < frames; ++frame) {
    std::array<char, kTimeLength + kMark> head{};
    if (!readAt(file, offset(frame), head.data(), head.size())) return damaged(path_, frame + 1);
    const auto time = std::bit_cast<float>(wordAt(&head[kMark]));
    if (wordAt(head.data()) != kMark || wordAt(&head[2 * kMark]) != kMark ||
        wordAt(&head[kTimeLength]) != 4 * values_ || !std::isfinite(time))
      return damaged(path_, frame + 1);
    while (!times_.empty() && times_.back() >= time) {
      times_.pop_back();
      numbers_.pop_back();
    }
    times_.push_back(time);
    numbers_.push_back(static_cast<std::uint32_t>(frame));
  }
  return times_.empty() ? problem("fds.no-frames", path_) : Problems{};
}

Result<FdsSliceFile> FdsSliceFile::open(const std::string& path) {
  FdsSliceFile slice;
  slice.path_ = path;
  std::ifstream file;
  std::uint64_t size = 0;
  Problems problems = openFile(path, file, size);
  if (problems.empty()) problems = slice.readHeader(file);
  if (problems.empty()) problems = slice.readTimes(file, size);
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return slice;
}

Problems FdsSliceFile::read(std::size_t frame, std::vector<float>& to) const {
  std::ifstream file;
  std::uint64_t size = 0;
  Problems problems = openFile(path_, file, size);
  if (!problems.empty()) return problems;
  const std::uint64_t at = offset(numbers_[frame]);
  // The file may have been replaced since: look at the marks before trusting the length.
  std::array<char, kTimeLength + kMark> head{};
  std::array<char, kMark> tail{};
  std::vector<float> values(values_);
  const std::size_t bytes = kMark * values_;
  if (!readAt(file, at, head.data(), head.size()) || wordAt(&head[kTimeLength]) != bytes ||
      std::bit_cast<float>(wordAt(&head[kMark])) != times_[frame] ||
      !readAt(file, at + head.size(), reinterpret_cast<char*>(values.data()), bytes) ||
      !readAt(file, at + head.size() + bytes, tail.data(), tail.size()) ||
      wordAt(tail.data()) != bytes)
    return damaged(path_, numbers_[frame] + std::uint64_t{1});
  static_assert(std::endian::native == std::endian::little, "values are read as they stand");
  to = std::move(values);
  return {};
}

FdsInstant instantAt(std::span<const float> times_s, double time_s) {
  const auto after = std::ranges::upper_bound(times_s, time_s, {},
                                              [](float time) { return static_cast<double>(time); });
  const auto next = static_cast<std::size_t>(after - times_s.begin());
  if (next == 0) return {0, 0, 0};
  if (next == times_s.size()) return {next - 1, next - 1, 0};
  const double from_s = times_s[next - 1];
  return {next - 1, next, (time_s - from_s) / (times_s[next] - from_s)};
}

}  // namespace muster::io
