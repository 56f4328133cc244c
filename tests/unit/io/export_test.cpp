#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cmath>
#include <filesystem>
#include <map>

#include "io/csv_export.h"
#include "io/csv_table.h"
#include "io/csv_writer.h"
#include "io/jupedsim_export.h"
#include "io/recording_writer.h"
#include "recorded_walk.h"

namespace muster::io {
namespace {

using namespace testing;

// Rows of a query, every value as text.
std::vector<std::vector<std::string>> query(const std::string& path, const char* sql) {
  sqlite3* db = nullptr;
  EXPECT_EQ(sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK) << path;
  sqlite3_stmt* statement = nullptr;
  EXPECT_EQ(sqlite3_prepare_v2(db, sql, -1, &statement, nullptr), SQLITE_OK) << sqlite3_errmsg(db);
  std::vector<std::vector<std::string>> rows;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    std::vector<std::string> row;
    for (int c = 0; c < sqlite3_column_count(statement); ++c) {
      const auto* text = sqlite3_column_text(statement, c);
      row.emplace_back(text ? reinterpret_cast<const char*>(text) : "NULL");
    }
    rows.push_back(row);
  }
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return rows;
}

class Cancelling final : public Progress {
 public:
  void advance(double fraction) override { seen_ = fraction; }
  bool cancelled() const override { return seen_ > 0.5; }

 private:
  double seen_ = 0;
};

class ExportTest : public ::testing::Test {
 protected:
  ExportTest() { record(walk_, folder_.file("walk.muster"), 20.05); }
  RecordingReader reader() { return *RecordingReader::open(folder_.file("walk.muster")); }

  TemporaryFolder folder_;
  Walk walk_{20};
  Silent silent_;
};

TEST_F(ExportTest, JupedsimTablesAreThoseOfVersionTwo) {
  RecordingReader recording = reader();
  const auto done = exportJupedsim(recording, folder_.path(), "walk", silent_);
  ASSERT_TRUE(done.has_value());
  ASSERT_EQ(done->files.size(), 2u);
  EXPECT_EQ(done->files[0], folder_.file("walk-ground.sqlite"));
  EXPECT_EQ(done->files[1], folder_.file("walk-upper_floor.sqlite"));
  const std::string& file = done->files[0];
  std::map<std::string, std::string> metadata;
  for (const auto& row : query(file, "SELECT key, value FROM metadata")) metadata[row[0]] = row[1];
  EXPECT_EQ(metadata["version"], "2");
  EXPECT_DOUBLE_EQ(std::stod(metadata["fps"]), 5.0);
  EXPECT_DOUBLE_EQ(std::stod(metadata["xmin"]), 0.0);
  EXPECT_DOUBLE_EQ(std::stod(metadata["xmax"]), 20.0);
  EXPECT_DOUBLE_EQ(std::stod(metadata["ymax"]), 10.0);
  using Row = std::vector<std::string>;
  const auto columns =
      query(file, "SELECT name, type, \"notnull\" FROM pragma_table_info('trajectory_data')");
  ASSERT_EQ(columns.size(), 6u);
  EXPECT_EQ(columns[0], (Row{"frame", "INTEGER", "1"}));
  EXPECT_EQ(columns[1], (Row{"id", "INTEGER", "1"}));
  EXPECT_EQ(columns[2], (Row{"pos_x", "REAL", "1"}));
  EXPECT_EQ(columns[5], (Row{"ori_y", "REAL", "1"}));
  EXPECT_EQ(query(file, "SELECT name FROM pragma_index_info('frame_id_idx')"),
            (std::vector<Row>{{"frame"}, {"id"}}));
  // Two rooms that touch are one area.
  const auto geometry = query(file, "SELECT hash, wkt FROM geometry");
  ASSERT_EQ(geometry.size(), 1u);
  EXPECT_TRUE(geometry[0][1].starts_with("POLYGON ((")) << geometry[0][1];
  EXPECT_EQ(query(file, "SELECT count(*), min(frame), max(frame) FROM frame_data")[0],
            (Row{"101", "0", "100"}));  // 0 … 20.0 s; the state at 20.05 s is off the grid
  EXPECT_EQ(query(file, "SELECT DISTINCT geometry_hash FROM frame_data")[0][0], geometry[0][0]);
  const auto upper = query(done->files[1], "SELECT wkt FROM geometry");
  EXPECT_NE(upper[0][0].find("), ("), std::string::npos);  // the hole
}

TEST_F(ExportTest, JupedsimRowsAreThePeoplePresentOnTheLevel) {
  RecordingReader recording = reader();
  const auto done = exportJupedsim(recording, folder_.path(), "walk", silent_);
  ASSERT_TRUE(done.has_value());
  for (const int f : {0, 42, 100}) {
    const simulation::Frame truth = walk_.at(f * 0.2);
    const std::string sql =
        "SELECT id, pos_x, pos_y, ori_x, ori_y FROM trajectory_data WHERE frame = " +
        std::to_string(f) + " ORDER BY id";
    for (const int level : {0, 1}) {
      auto rows = query(done->files[static_cast<std::size_t>(level)], sql.c_str());
      std::size_t next = 0;
      for (std::size_t i = 0; i < truth.crowd->size(); ++i) {
        const bool up = truth.crowd->body[i].space.index() == 2;
        if (!truth.crowd->present[i] || up != (level == 1)) continue;
        ASSERT_LT(next, rows.size());
        EXPECT_EQ(rows[next][0], std::to_string(i));
        EXPECT_NEAR(std::stod(rows[next][1]), truth.crowd->body[i].position.x, 0.0051);
        EXPECT_NEAR(std::stod(rows[next][2]), truth.crowd->body[i].position.y, 0.0051);
        EXPECT_NEAR(std::hypot(std::stod(rows[next][3]), std::stod(rows[next][4])), 1.0, 1e-6);
        ++next;
      }
      EXPECT_EQ(next, rows.size());
    }
  }
}

TEST_F(ExportTest, CsvHasARowPerPersonAndFrame) {
  RecordingReader recording = reader();
  const auto done = exportCsv(recording, folder_.file("walk.csv"), silent_);
  ASSERT_TRUE(done.has_value());
  const auto csv = parseCsv(contents(folder_.file("walk.csv")), 1'000'000);
  ASSERT_TRUE(csv.problems.empty());
  ASSERT_EQ(csv.table.header.size(), 10u);
  EXPECT_EQ(csv.table.header[0].text, "time_s");
  EXPECT_EQ(csv.table.header[6].text, "x_m");
  EXPECT_EQ(csv.table.rows.size(), done->rows);
  std::uint64_t expected = 0;
  for (std::size_t f = 0; f < recording.frames(); ++f) {
    const auto frame = recording.frame(f);
    for (const std::uint8_t present : frame->present) expected += present;
  }
  EXPECT_EQ(done->rows, expected);
  EXPECT_EQ(csv.table.rows[0][2].text, "一年级1班");
  EXPECT_EQ(csv.table.rows[1][2].text, "guests, \"VIP\"");
  EXPECT_EQ(csv.table.rows[4][4].text, "upper floor");
}

TEST_F(ExportTest, CancelledOrImpossibleLeavesNothingNew) {
  RecordingReader recording = reader();
  writeFile(folder_.file("walk.csv"), "earlier");
  writeFile(folder_.file("walk-ground.sqlite"), "earlier");
  Cancelling cancelling;
  EXPECT_EQ(exportCsv(recording, folder_.file("walk.csv"), cancelling).error()[0].code,
            "export.cancelled");
  Cancelling again;
  EXPECT_EQ(exportJupedsim(recording, folder_.path(), "walk", again).error()[0].code,
            "export.cancelled");
  EXPECT_EQ(contents(folder_.file("walk.csv")), "earlier");
  EXPECT_EQ(contents(folder_.file("walk-ground.sqlite")), "earlier");
  EXPECT_EQ(exportCsv(recording, folder_.file("no/where.csv"), silent_).error()[0].code,
            "file.unwritable");
  EXPECT_EQ(exportJupedsim(recording, folder_.file("walk.csv"), "walk", silent_).error()[0].code,
            "file.unwritable");
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
    ++files;
  }
  EXPECT_EQ(files, 3u);  // the recording and the two earlier ones
}

TEST_F(ExportTest, DamagedPartIsLeftOutAndTold) {
  // A byte of the second chunk; the index stays.
  std::string bytes = contents(folder_.file("walk.muster"));
  const std::size_t second = bytes.find("CHNK", bytes.find("CHNK") + 4);
  ASSERT_NE(second, std::string::npos);
  bytes[second + 40] = static_cast<char>(bytes[second + 40] ^ 1);
  writeFile(folder_.file("walk.muster"), bytes);
  RecordingReader recording = reader();
  const auto done = exportCsv(recording, folder_.file("walk.csv"), silent_);
  ASSERT_TRUE(done.has_value());
  ASSERT_EQ(done->notes.size(), 1u);
  EXPECT_EQ(done->notes[0].code, "recording.damaged");
  EXPECT_EQ(done->notes[0].arguments[0].second, "5.0 s");
  EXPECT_GT(done->rows, 1000u);
}

TEST(CsvWriter, QuotesWhatNeedsIt) {
  CsvWriter csv("a,b,c,d");
  csv.cell("x,y").cell("say \"no\"").cell(1.5).cell(std::optional<double>()).endRow();
  csv.cell("二").cell("line\nend").cell(-0.25, 2).cell(std::size_t{7}).endRow();
  EXPECT_EQ(csv.text(), "a,b,c,d\n\"x,y\",\"say \"\"no\"\"\",1.500,\n二,\"line\nend\",-0.25,7\n");
}

}  // namespace
}  // namespace muster::io
