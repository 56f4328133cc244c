// Which run of a study is recorded, and that the recording is whole or not there.
#include "study/typical_run.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "io/recording_reader.h"
#include "study_files.h"

namespace muster::study {
namespace {

namespace fs = std::filesystem;

class Cancelled final : public Progress {
 public:
  void advance(double) override {}
  bool cancelled() const override { return true; }
};

TEST(TypicalRun, IsInTheMiddle) {
  std::vector<RunRecord> runs(4);
  const std::vector<Seconds> t95{90.0, std::nullopt, 80.0, 100.0};
  std::vector<const RunRecord*> records;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    runs[i].seed = i + 1;
    runs[i].t95_s = t95[i];
    records.push_back(&runs[i]);
  }
  EXPECT_EQ(typicalRun(records)->seed, 1u);  // 80, 90, 100, never
  records.pop_back();
  EXPECT_EQ(typicalRun(records)->seed, 1u);  // 80, 90, never
  EXPECT_EQ(typicalRun({}), nullptr);
}

TEST(TypicalRun, OfAVariantHasTheSamePeople) {
  std::vector<RunRecord> runs(3);
  std::vector<const RunRecord*> records;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    runs[i].seed = i + 1;
    runs[i].t95_s = 100.0 + static_cast<double>(i);
    records.push_back(&runs[i]);
  }
  RunRecord base;
  base.seed = 3;
  EXPECT_EQ(runBeside(base, records), &runs[2]);
  base.seed = 9;  // of which the variant has no run
  EXPECT_EQ(runBeside(base, records), &runs[1]);
  EXPECT_EQ(runBeside(base, {}), nullptr);
}

TEST(TypicalRun, ANameTellsTheVariant) {
  EXPECT_EQ(recordingName("base"), kTypicalRecording);
  for (const char* id : {"base", "west-stair-closed", "typical", "火"})
    EXPECT_EQ(variantOfRecording(recordingName(id)), id);
  EXPECT_FALSE(variantOfRecording("recording.muster"));
  EXPECT_FALSE(variantOfRecording("typical-a.toml"));
}

TEST(TypicalRun, IsRecordedWholeOrNotAtAll) {
  const test::StudyFolder folder;
  const MadeStudy made = folder.make("seeds = 1");
  ASSERT_TRUE(made.study);
  const Variant& base = made.study->variants[0];
  const std::string path = folder.path("typical.muster");
  EXPECT_TRUE(recordRun(base, 3, path, "1", Cancelled()).empty());
  EXPECT_FALSE(fs::exists(path));
  ASSERT_TRUE(recordRun(base, 3, path, "1", Silent()).empty());
  const auto reader = io::RecordingReader::open(path);
  ASSERT_TRUE(reader);
  EXPECT_EQ(reader->info().seed, 3u);
  EXPECT_EQ(reader->agents().size(), 20u);
  EXPECT_NE(reader->info().planText.find("FeatureCollection"), std::string::npos);
  // Cancelled later on, what was there stays.
  EXPECT_TRUE(recordRun(base, 4, path, "1", Cancelled()).empty());
  EXPECT_EQ(io::RecordingReader::open(path)->info().seed, 3u);
  EXPECT_FALSE(fs::exists(path + ".unfinished"));
  EXPECT_TRUE(hasErrors(recordRun(base, 3, folder.path("nowhere/typical.muster"), "1", Silent())));
}

TEST(TypicalRun, OfAVariantStandsOnThePlanThatItMadeOfIt) {
  const test::StudyFolder folder;
  const MadeStudy made =
      folder.make("seeds = 1",
                  "[[variant]]\nid = \"wide\"\n[variant.set]\nopening.door.clear_width_m = 1.37\n");
  ASSERT_TRUE(made.study) << test::codes(made.problems);
  const auto planOf = [&](std::size_t variant) {
    const std::string path = folder.path("typical.muster");
    EXPECT_TRUE(recordRun(made.study->variants[variant], 1, path, "1", Silent()).empty());
    return io::RecordingReader::open(path)->info().planText;
  };
  EXPECT_EQ(planOf(0).find("1.37"), std::string::npos);
  EXPECT_NE(planOf(1).find("1.37"), std::string::npos);
}

}  // namespace
}  // namespace muster::study
