#include "io/field_cache.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "io/field_file.h"
#include "io/text_file.h"

namespace muster::io {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kEnding = ".fields";
constexpr std::size_t kLargestFile = std::size_t{1} << 30;

std::string absolutePath(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value == '/' ? value : "";
}

struct Kept {
  fs::file_time_type used;
  fs::path path;
  std::uint64_t bytes;
  auto operator<=>(const Kept&) const = default;
};

// Our files, and what a writer that was ended has left of one ("….fields.XXXXXX"); least recently
// used first.
std::vector<Kept> filesIn(const std::string& folder) {
  std::vector<Kept> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().filename().string().find(kEnding) == std::string::npos) continue;
    std::error_code gone;
    const auto used = entry->last_write_time(gone);
    const auto bytes = gone ? 0 : entry->file_size(gone);
    if (!gone && entry->is_regular_file(gone)) files.push_back({used, entry->path(), bytes});
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::string FieldCache::userFolder() {
  if (const std::string cache = absolutePath("XDG_CACHE_HOME"); !cache.empty())
    return cache + "/muster";
  const std::string home = absolutePath("HOME");
  return home.empty() ? "" : home + "/.cache/muster";
}

std::string FieldCache::fileOf(const navigation::Fingerprint& campus) const {
  return fmt::format("{}/{:016x}{:016x}{}", folder_, campus.first, campus.second, kEnding);
}

navigation::KeptFields FieldCache::read(const navigation::Fingerprint& campus,
                                        const Loop& loop) const {
  if (folder_.empty()) return {};
  const std::string path = fileOf(campus);
  const auto bytes = readBytes(path, kLargestFile);
  if (!bytes) return {};
  auto fields = unpackFields(*bytes, campus, loop);
  if (!fields) return {};
  std::error_code ignored;  // then it goes a little earlier
  fs::last_write_time(path, fs::file_time_type::clock::now(), ignored);
  return std::move(*fields);
}

bool FieldCache::write(const navigation::Fingerprint& campus, const navigation::KeptFields& fields,
                       const Loop& loop, std::uint64_t most) const {
  if (folder_.empty()) return false;
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) return false;
  const auto bytes = packFields(fields, campus, loop);
  if (!bytes || bytes->size() > std::min<std::uint64_t>(most, kLargestFile)) return false;
  makeRoom(most - bytes->size());
  return writeAtomically(fileOf(campus), *bytes).empty();
}

void FieldCache::makeRoom(std::uint64_t most) const {
  const std::vector<Kept> files = filesIn(folder_);
  std::uint64_t sum = 0;
  for (const Kept& file : files) sum += file.bytes;
  for (const Kept& file : files) {
    if (sum <= most) return;
    std::error_code ignored;
    fs::remove(file.path, ignored);
    sum -= file.bytes;
  }
}

}  // namespace muster::io
