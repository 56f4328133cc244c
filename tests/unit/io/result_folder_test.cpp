// A run's folder read back: everything that is wrong with it at once, nothing guessed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "io/result_folder.h"

namespace muster::io {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::Field;

class ResultFolderTest : public ::testing::Test {
 protected:
  void SetUp() override {
    char name[] = "/tmp/muster-folder-XXXXXX";
    folder_ = mkdtemp(name);
    put("summary.json", kSummary);
    put("agents.csv", "agent,left_building_s\n0,12.5\n1,\n");
    put("classes.csv",
        "group,class,persons,out,first_started_s,last_left_room_s,last_left_building_s,"
        "roll_call_s\n1-1,1,2,1,5,9,12.5,\n");
    put("exits.csv",
        "exit,name_en,name_zh,level,leads_out_of,persons,first_s,last_s,peak_flow_per_s\n"
        "door,Door,门,F1,building,1,12.5,12.5,0.1\n");
    put("bottlenecks.csv",
        "id,name_en,name_zh,level,from_s,to_s,lost_person_s,persons,peak_density_per_m2,"
        "mean_flow_per_s,share_of_sfpe_capacity,groups\n");
    put("density_F%2F1.png", "\x89PNG\r\n\x1a\nrest");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void put(const std::string& name, const std::string& text) {
    std::ofstream(folder_ + "/" + name, std::ios::binary) << text;
  }
  std::vector<std::string> codes() {
    std::vector<std::string> codes;
    const auto result = readResultFolder(folder_);
    if (!result)
      for (const Problem& problem : result.error()) codes.push_back(problem.code);
    return codes;
  }

  static constexpr const char* kSummary = R"({"scenario":"s","ending":"done",
"model":"anticipation","flow":"emergent","scenario_hash":"a","result_hash":"b","version":"1",
"agents":2,"out":1,"inside":1,"stuck":0,"simulated_s":20,"seed":7,"t50_s":12.5,"t95_s":null,
"t100_s":null,"roll_call_s":null,"peak_density_per_m2":0.5,"exposed":null,"incapacitated":null,
"aset_s":null,"rset_s":null,"margin_s":null,"fire":null})";
  std::string folder_;
};

TEST_F(ResultFolderTest, ReadsWhatIsThere) {
  const auto result = readResultFolder(folder_);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->summary.text("scenario"), "s");
  EXPECT_EQ(result->summary.number("t50_s"), 12.5);
  EXPECT_FALSE(result->summary.number("t95_s"));
  EXPECT_FALSE(result->hasFire());
  ASSERT_EQ(result->agents.rows(), 2u);
  EXPECT_EQ(result->agents.number(0, "left_building_s"), 12.5);
  EXPECT_FALSE(result->agents.number(1, "left_building_s"));
  EXPECT_EQ(result->exits.text(0, "name_zh"), "门");
  ASSERT_EQ(result->pictures.size(), 1u);
  EXPECT_EQ(result->pictures[0].what, "density");
  EXPECT_EQ(result->pictures[0].level, "F/1");
}

TEST_F(ResultFolderTest, TellsAllProblemsOfAllFiles) {
  fs::remove(folder_ + "/agents.csv");
  put("classes.csv", "group,class\n1-1,\n");
  put("density_F2.png", "no picture");
  put("summary.json", R"({"scenario": 5})");
  const auto found = codes();
  for (const char* code : {"file.missing", "result.missing-column", "result.no-number",
                           "result.no-png", "json.expects-text", "json.missing-key"})
    EXPECT_THAT(found, Contains(code));
}

TEST_F(ResultFolderTest, ANumberThatIsNoneIsFoundAtItsPlace) {
  put("agents.csv", "agent,left_building_s\n0,soon\n1,nan\n");
  const auto result = readResultFolder(folder_);
  ASSERT_FALSE(result);
  ASSERT_EQ(result.error().size(), 2u);
  EXPECT_EQ(result.error()[0].code, "result.no-number");
  EXPECT_EQ(result.error()[0].place.line, 2u);
  EXPECT_EQ(result.error()[0].place.column, 3u);
  EXPECT_EQ(result.error()[1].place.line, 3u);
}

TEST_F(ResultFolderTest, AFireNeedsItsTable) {
  std::string summary = kSummary;
  summary.replace(summary.rfind("null"), 4, R"({"ignition_s": 1})");
  put("summary.json", summary);
  const auto found = codes();
  EXPECT_THAT(found, Contains("file.missing"));
  EXPECT_THAT(found, Contains("json.missing-key"));
}

TEST_F(ResultFolderTest, TheHydraulicModelHasQueuesAndNoPictures) {
  std::string summary = kSummary;
  summary.replace(summary.find("anticipation"), 12, "hydraulic");
  put("summary.json", summary);
  EXPECT_THAT(codes(), ::testing::ElementsAre("file.missing"));
  put("queues.csv",
      "opening,name_en,name_zh,persons,longest_queue,longest_at_s,waited_person_s\n"
      "door,,,3,2,4.5,6\n");
  const auto result = readResultFolder(folder_);
  ASSERT_TRUE(result);
  EXPECT_TRUE(result->pictures.empty());
  EXPECT_EQ(result->queues.rows(), 1u);
}

TEST_F(ResultFolderTest, ARunWithoutPicturesIsNotWhole) {
  fs::remove(folder_ + "/density_F%2F1.png");
  EXPECT_THAT(codes(), ::testing::ElementsAre("result.no-pictures"));
}

TEST_F(ResultFolderTest, BrokenJsonIsNoCrash) {
  for (const char* text : {"", "[]", "{", "null", "7"}) {
    put("summary.json", text);
    EXPECT_FALSE(codes().empty()) << text;
  }
}

// Folders of runs without the analysis of danger have no such tables.
TEST_F(ResultFolderTest, DangerNeedsItsTables) {
  ASSERT_TRUE(readResultFolder(folder_));
  std::string summary = kSummary;
  summary.insert(1, R"("danger":{"alarm":"none"},)");
  put("summary.json", summary);
  EXPECT_EQ(codes(), (std::vector<std::string>{"file.missing", "file.missing"}));
  put("danger.csv", "kind,id\nspace,hall\n");
  put("danger_time.csv", "time_s,above_3,above_4,above_5,alarm_heuristic\n0,1,few,0,none\n");
  EXPECT_THAT(codes(), Contains("result.missing-column"));
  EXPECT_THAT(codes(), Contains("result.no-number"));
  summary = kSummary;
  summary.insert(1, R"("danger":7,)");
  put("summary.json", summary);
  EXPECT_THAT(codes(), Contains("json.expects-object"));
}

}  // namespace
}  // namespace muster::io
