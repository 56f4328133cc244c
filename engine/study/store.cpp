#include "study/store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "io/text_file.h"

namespace muster::study {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestFile = std::size_t{1} << 28;

Problem problem(const char* code, const std::string& path,
                std::vector<std::pair<std::string, std::string>> more = {}) {
  more.insert(more.begin(), {"path", path});
  return {Severity::error, code, path, {}, {}, std::move(more)};
}

std::string ownerOf(int file) {
  char text[32] = {};
  const ssize_t n = pread(file, text, sizeof text - 1, 0);
  return n > 0 ? std::string(text, static_cast<std::size_t>(n)) : std::string("?");
}

bool hasTables(Database& database) {
  return database.prepare("SELECT name FROM sqlite_master WHERE name = 'provenance'").row();
}

std::string provenance(Database& database, const char* key) {
  Statement value = database.prepare("SELECT value FROM provenance WHERE key = ?");
  value.with(key);
  return value.row() ? value.text(0) : std::string();
}

bool isOurs(Database& database) {
  return hasTables(database) && provenance(database, "format") == std::to_string(kTablesFormat);
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    all.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return all;
}

std::vector<StoredVariant> readVariants(Database& database) {
  std::vector<StoredVariant> variants;
  Statement row = database.prepare("SELECT * FROM variants ORDER BY variant");
  while (row.row()) {
    variants.push_back({row.text(1),
                        {row.text(2), row.text(3)},
                        lines(row.text(4)),
                        row.integer(5) != 0,
                        row.text(6)});
  }
  return variants;
}

}  // namespace

Result<std::unique_ptr<FolderLock>> FolderLock::take(const std::string& path, bool wait) {
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file < 0) {
    const std::string reason = std::strerror(errno);
    return tl::unexpected(Problems{problem("file.unwritable", path, {{"reason", reason}})});
  }
  if (flock(file, wait ? LOCK_EX : LOCK_EX | LOCK_NB) != 0) {
    const std::string owner = ownerOf(file);
    close(file);
    return tl::unexpected(Problems{problem("study.in-use", path, {{"pid", owner}})});
  }
  const std::string own = std::to_string(getpid());
  // Only for whoever is kept out: it does not matter if it cannot be written.
  if (ftruncate(file, 0) != 0 || pwrite(file, own.data(), own.size(), 0) < 0) errno = 0;
  return std::unique_ptr<FolderLock>(new FolderLock(file));
}

FolderLock::~FolderLock() {
  close(file_);
}

Store::Store(std::string path, std::unique_ptr<FolderLock> lock)
    : path_(std::move(path)), lock_(std::move(lock)), database_(path_, Database::Mode::write) {}

Result<std::unique_ptr<Store>> Store::open(const Place& place, const Study& study, Begin begin) {
  std::error_code error;
  fs::create_directories(place.folder, error);
  if (error) {
    return tl::unexpected(
        Problems{problem("file.unwritable", place.folder, {{"reason", error.message()}})});
  }
  const std::string stem = (fs::path(place.folder) / place.name).string();
  auto lock = FolderLock::take(stem + ".lock", place.shard);
  if (!lock) return tl::unexpected(lock.error());
  auto store = std::unique_ptr<Store>(new Store(stem + ".sqlite", std::move(*lock)));
  Problems problems = store->begin(study, place, begin);
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return store;
}

// Without pending writes beside it the file can be read by anybody, from a read-only folder too.
Store::~Store() {
  database_.run("PRAGMA journal_mode = DELETE");
}

Problems Store::begin(const Study& study, const Place& place, Begin how) {
  if (place.shard) database_.run("PRAGMA locking_mode = EXCLUSIVE");
  database_.run("PRAGMA journal_mode = WAL");
  database_.run("PRAGMA synchronous = FULL");  // a saved run survives the loss of power
  database_.run("PRAGMA foreign_keys = ON");
  database_.run("BEGIN IMMEDIATE");
  if (!hasTables(database_)) {
    makeTables(database_);
    Statement row = database_.prepare("INSERT INTO provenance VALUES (?, ?)");
    row.with("format", std::to_string(kTablesFormat)).run();
    row.with("study", study.description.id).run();
    row.with("version", place.version).run();
    row.with("text", study.description.text).run();
  }
  if (!database_.error().empty()) return failure();
  if (!isOurs(database_)) return {problem("study.not-ours", path_)};
  if (Problems different = compareVariants(study); !different.empty()) return different;
  if (!place.shard) keepFiles(study);
  database_.run("COMMIT");
  runs_ = readRuns(database_);
  for (const RunRecord& run : runs_) known_.insert({run.variant, run.seed});
  if (!database_.error().empty()) return failure();
  if (how == Begin::fresh && !runs_.empty())
    return {problem("study.has-results", path_, {{"runs", std::to_string(runs_.size())}})};
  return {};
}

// For reports: pictures, names and parameters without the files that the study was made of. Those
// of the base; a file that cannot be read any more is left out.
void Store::keepFiles(const Study& study) {
  const simulation::Scenario& base = study.variants.front().scenario;
  Statement row = database_.prepare("INSERT OR REPLACE INTO provenance VALUES (?, ?)");
  row.with("text", study.description.text).run();
  row.with("model", base.model.motion).run();
  for (const auto& [key, path] :
       {std::pair{"scenario", study.description.base}, {"plan", base.plan}}) {
    if (const auto bytes = io::readBytes(path, kLargestFile)) row.with(key, *bytes).run();
  }
}

// Variants that are there must be those of the study, in the same places; further ones are added.
Problems Store::compareVariants(const Study& study) {
  const std::vector<StoredVariant> stored = readVariants(database_);
  for (std::size_t i = 0; i < stored.size(); ++i) {
    const bool same = i < study.variants.size() && stored[i].id == study.variants[i].id &&
                      stored[i].hash == study.variants[i].hash;
    if (!same) return {problem("study.other-study", path_, {{"variant", stored[i].id}})};
  }
  for (std::size_t i = stored.size(); i < study.variants.size(); ++i)
    writeVariant(database_, i, study.variants[i]);
  return failure();
}

Problems Store::save(RunRecord record) {
  std::vector<RunRecord> one;
  one.push_back(std::move(record));
  return save(std::move(one));
}

Problems Store::save(std::vector<RunRecord> records) {
  database_.run("BEGIN IMMEDIATE");
  for (const RunRecord& record : records) writeRun(database_, record);
  database_.run("COMMIT");
  if (!database_.error().empty()) return failure();
  for (RunRecord& record : records) {
    known_.insert({record.variant, record.seed});
    runs_.push_back(std::move(record));
  }
  return {};
}

Problems Store::failure() const {
  if (database_.error().empty()) return {};
  return {problem("study.cannot-write", path_, {{"reason", database_.error()}})};
}

NamedVariant readNamedVariant(const std::string& text) {
  std::error_code ignored;
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos || fs::exists(text, ignored)) return {text};
  return {text.substr(0, colon), text.substr(colon + 1)};
}

Problem unknownVariant(const NamedVariant& named, const StoredStudy& study) {
  std::string valid;
  for (const StoredVariant& variant : study.variants)
    valid += (valid.empty() ? "" : ", ") + variant.id;
  return {Severity::error,
          "study.unknown-variant",
          named.path,
          {},
          {},
          {{"value", named.variant}, {"valid", valid}}};
}

Result<StoredStudy> readStored(const std::string& path) {
  std::error_code error;
  const std::string file = fs::is_directory(path, error) ? path + "/study.sqlite" : path;
  if (!fs::is_regular_file(file, error))
    return tl::unexpected(Problems{problem("file.missing", file)});
  Database database(file, Database::Mode::read);
  if (!isOurs(database)) return tl::unexpected(Problems{problem("study.not-ours", file)});
  StoredStudy study;
  study.path = file;
  study.id = provenance(database, "study");
  study.version = provenance(database, "version");
  study.model = provenance(database, "model");
  study.text = provenance(database, "text");
  study.scenarioText = provenance(database, "scenario");
  study.planText = provenance(database, "plan");
  study.variants = readVariants(database);
  if (study.variants.empty()) return tl::unexpected(Problems{problem("study.not-ours", file)});
  study.runs = readRuns(database);
  study.hash = canonicalHash(database);
  if (!database.error().empty())
    return tl::unexpected(
        Problems{problem("study.cannot-read", file, {{"reason", database.error()}})});
  return study;
}

}  // namespace muster::study
