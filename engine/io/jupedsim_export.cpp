#include "io/jupedsim_export.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <memory>
#include <set>

#include "geometry/polygon.h"

namespace muster::io {

namespace {

Problem problemOf(std::string code, const std::string& file,
                  std::vector<std::pair<std::string, std::string>> arguments = {}) {
  Problem problem;
  problem.code = std::move(code);
  problem.file = file;
  problem.arguments = std::move(arguments);
  return problem;
}

std::string ringText(const geometry::Ring& ring) {
  std::string text = "(";
  for (const geometry::Vec2 p : ring) text += fmt::format("{:.6f} {:.6f}, ", p.x, p.y);
  return text + fmt::format("{:.6f} {:.6f})", ring.front().x, ring.front().y);
}

std::string wkt(const geometry::Polygon& polygon) {
  std::string text = "POLYGON (" + ringText(polygon.outer);
  for (const geometry::Ring& hole : polygon.holes) text += ", " + ringText(hole);
  return text + ")";
}

// FNV-1a: any number that tells geometries apart will do for the format.
std::int64_t hashOf(const std::string& text) {
  std::uint64_t hash = 14695981039346656037ull;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return static_cast<std::int64_t>(hash >> 1);
}

// A level's id as part of a file name: what is neither letter, digit, - nor . becomes _; UTF-8
// stays.
std::string fileNamePart(const std::string& id) {
  std::string name;
  for (const char c : id) {
    const auto u = static_cast<unsigned char>(c);
    const bool plain = u >= 0x80 || (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') ||
                       (u >= 'A' && u <= 'Z') || u == '-' || u == '.';
    name += plain ? c : '_';
  }
  return name;
}

// One SQLite file being filled. After the first failure every call does nothing and error() tells
// why.
class Trajectory {
 public:
  explicit Trajectory(std::string path) : path_(std::move(path)) {
    std::error_code ignored;
    std::filesystem::remove(part(), ignored);
    sqlite3* db = nullptr;
    check(
        sqlite3_open_v2(part().c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr));
    db_.reset(db);
    // The file is thrown away unless it is completed: no journal needed.
    run("PRAGMA journal_mode = OFF");
    run("PRAGMA synchronous = OFF");
    run("BEGIN");
    run("CREATE TABLE trajectory_data (frame INTEGER NOT NULL, id INTEGER NOT NULL, pos_x REAL NOT "
        "NULL, pos_y REAL NOT NULL, ori_x REAL NOT NULL, ori_y REAL NOT NULL)");
    run("CREATE TABLE metadata (key TEXT NOT NULL UNIQUE PRIMARY KEY, value TEXT NOT NULL)");
    run("CREATE TABLE geometry (hash INTEGER NOT NULL, wkt TEXT NOT NULL)");
    run("CREATE UNIQUE INDEX geometry_hash ON geometry (hash)");
    run("CREATE TABLE frame_data (frame INTEGER NOT NULL, geometry_hash INTEGER NOT NULL)");
    prepare("INSERT INTO trajectory_data VALUES (?, ?, ?, ?, ?, ?)");
  }

  ~Trajectory() {
    insert_.reset();
    db_.reset();
    std::error_code ignored;
    std::filesystem::remove(part(), ignored);  // nothing there once it is in its place
  }
  Trajectory(const Trajectory&) = delete;
  Trajectory& operator=(const Trajectory&) = delete;

  void add(std::int64_t frame, std::size_t id, geometry::Vec2 p, geometry::Vec2 heading) {
    if (!error_.empty()) return;
    sqlite3_bind_int64(insert_.get(), 1, frame);
    sqlite3_bind_int64(insert_.get(), 2, static_cast<sqlite3_int64>(id));
    sqlite3_bind_double(insert_.get(), 3, p.x);
    sqlite3_bind_double(insert_.get(), 4, p.y);
    sqlite3_bind_double(insert_.get(), 5, heading.x);
    sqlite3_bind_double(insert_.get(), 6, heading.y);
    step();
    box_.extend(p);
  }

  void finish(const std::vector<geometry::Polygon>& area, double frame_s, std::int64_t frames) {
    addGeometry(area);
    prepare("INSERT INTO frame_data VALUES (?, ?)");
    for (std::int64_t f = 0; f < frames; ++f) {
      for (const std::int64_t hash : hashes_) addPair(f, hash);
    }
    prepare("INSERT INTO metadata VALUES (?, ?)");
    addPair("version", "2");
    addPair("fps", fmt::format("{}", std::floor(1e6 / frame_s + 0.5) / 1e6));
    addPair("xmin", fmt::format("{}", box_.low.x));
    addPair("xmax", fmt::format("{}", box_.high.x));
    addPair("ymin", fmt::format("{}", box_.low.y));
    addPair("ymax", fmt::format("{}", box_.high.y));
    insert_.reset();
    run("CREATE INDEX frame_id_idx ON trajectory_data (frame, id)");
    run("COMMIT");
    db_.reset();
  }

  void moveIntoPlace() {
    std::error_code error;
    std::filesystem::rename(part(), path_, error);
    if (error) error_ = error.message();
  }

  const std::string& path() const { return path_; }
  const std::string& error() const { return error_; }

 private:
  std::string part() const { return path_ + ".part"; }

  void check(int code) {
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW || !error_.empty()) return;
    error_ = db_ ? sqlite3_errmsg(db_.get()) : sqlite3_errstr(code);
  }

  void run(const char* sql) {
    if (error_.empty()) check(sqlite3_exec(db_.get(), sql, nullptr, nullptr, nullptr));
  }

  void prepare(const char* sql) {
    if (!error_.empty()) return;
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(db_.get(), sql, -1, &statement, nullptr));
    insert_.reset(statement);
  }

  void step() {
    check(sqlite3_step(insert_.get()));
    sqlite3_reset(insert_.get());
  }

  void bind(int place, std::int64_t value) { sqlite3_bind_int64(insert_.get(), place, value); }
  void bind(int place, const std::string& value) {
    sqlite3_bind_text(insert_.get(), place, value.c_str(), -1, SQLITE_TRANSIENT);
  }

  template <class First, class Second>
  void addPair(const First& first, const Second& second) {
    if (!error_.empty()) return;
    bind(1, first);
    bind(2, second);
    step();
  }

  void addGeometry(const std::vector<geometry::Polygon>& area) {
    prepare("INSERT INTO geometry VALUES (?, ?)");
    for (const geometry::Polygon& polygon : area) {
      const std::string text = wkt(polygon);
      box_.extend(geometry::bounds(polygon));
      hashes_.push_back(hashOf(text));
      addPair(hashes_.back(), text);
    }
  }

  struct Close {
    void operator()(sqlite3* db) const { sqlite3_close(db); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::string path_;
  std::string error_;
  geometry::Box box_;
  std::vector<std::int64_t> hashes_;
  std::unique_ptr<sqlite3, Close> db_;
  std::unique_ptr<sqlite3_stmt, Close> insert_;
};

class Export {
 public:
  Export(RecordingReader& recording, const std::string& folder, const std::string& stem)
      : recording_(recording), folder_(folder), stem_(stem) {
    nameFiles();
  }

  // False if cancelled.
  bool writeFrames(Progress& progress) {
    for (std::size_t f = 0; f < recording_.frames() && failure().empty(); ++f) {
      progress.advance(static_cast<double>(f) / static_cast<double>(recording_.frames()));
      if (progress.cancelled()) return false;
      auto frame = recording_.frame(f);
      if (frame) {
        write(*frame);
      } else if (report_.notes.empty() ||
                 report_.notes.back().arguments != frame.error().front().arguments) {
        append(report_.notes, std::move(frame.error()));
      }
    }
    return true;
  }

  void finish() {
    for (auto& [level, trajectory] : files_) {
      trajectory->finish(areaOf(level), recording_.info().frame_s, lastFrame_ + 1);
    }
    if (!failure().empty()) return;
    for (auto& [level, trajectory] : files_) {
      trajectory->moveIntoPlace();
      report_.files.push_back(trajectory->path());
    }
  }

  Problems failure() const {
    Problems problems = problems_;
    for (const auto& [level, trajectory] : files_) {
      if (trajectory->error().empty()) continue;
      problems.push_back(
          problemOf("file.unwritable", trajectory->path(),
                    {{"path", trajectory->path()}, {"reason", trajectory->error()}}));
    }
    return problems;
  }

  JupedsimExport& report() { return report_; }

 private:
  void nameFiles() {
    std::set<std::string> taken;
    for (const RecordedLevel& level : recording_.info().levels) {
      std::string name = stem_ + "-" + fileNamePart(level.id);
      while (!taken.insert(name).second) name += "_";
      names_.push_back((std::filesystem::path(folder_) / (name + ".sqlite")).string());
    }
  }

  void write(const RecordedFrame& frame) {
    const RecordingInfo& info = recording_.info();
    // The run's last frame need not lie on the grid of frame_s; it would share the number of the
    // one before.
    const auto number = static_cast<std::int64_t>(
        std::floor((frame.time_s - recording_.start_s()) / info.frame_s + 1e-4));
    if (number <= lastFrame_) return;
    lastFrame_ = number;
    for (std::size_t i = 0; i < frame.present.size(); ++i) {
      if (!frame.present[i] || frame.space[i] == kNoSpace) continue;
      fileOf(info.spaces[frame.space[i]].level).add(number, i, frame.position[i], frame.heading[i]);
    }
  }

  Trajectory& fileOf(std::uint32_t level) {
    auto& file = files_[level];
    if (!file) file = std::make_unique<Trajectory>(names_[level]);
    return *file;
  }

  std::vector<geometry::Polygon> areaOf(std::uint32_t level) {
    std::vector<geometry::Polygon> parts;
    for (const RecordedSpace& space : recording_.info().spaces) {
      if (space.level != level) continue;
      if (geometry::fault(space.walkable)) {
        problems_.push_back(problemOf("recording.bad-outline", "", {{"place", space.id}}));
      } else {
        parts.push_back(space.walkable);
      }
    }
    return geometry::unite(parts);
  }

  RecordingReader& recording_;
  std::string folder_, stem_;
  std::vector<std::string> names_;
  std::map<std::uint32_t, std::unique_ptr<Trajectory>> files_;
  std::int64_t lastFrame_ = -1;
  Problems problems_;
  JupedsimExport report_;
};

}  // namespace

Result<JupedsimExport> exportJupedsim(RecordingReader& recording, const std::string& folder,
                                      const std::string& stem, Progress& progress) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  Export work(recording, folder, stem);
  if (!work.writeFrames(progress)) {
    return tl::unexpected(Problems{problemOf("export.cancelled", folder)});
  }
  if (work.failure().empty()) work.finish();
  Problems problems = work.failure();
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return std::move(work.report());
}

}  // namespace muster::io
