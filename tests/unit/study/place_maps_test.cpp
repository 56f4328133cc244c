// Maps of a run come back as they were, to the steps they are kept in; damaged ones do not; over
// many runs they are means.
#include "study/place_maps.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "io/recording_bytes.h"
#include "study/batch.h"
#include "study_files.h"

namespace muster::study {
namespace {

constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();

PlaceMap map(float peak, float persons, float toExit_s) {
  return {"F1", {{-3, 2}, 1, 3, 1}, {0, peak, 0}, {0, persons, 1}, {kUnknown, toExit_s, 4}};
}

RunRecord run(const PlaceMap& kept) {
  RunRecord run;
  run.maps = {pack(kept)};
  return run;
}

TEST(PlaceMaps, ComeBackAsTheyWere) {
  const auto back = unpack(pack(map(3.26f, 700, 83.4f)));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->level, "F1");
  EXPECT_TRUE(sameCells(back->raster, {{-3, 2}, 1, 3, 1}));
  EXPECT_FLOAT_EQ(back->peak_per_m2[1], 3.25f);
  EXPECT_EQ(back->peak_per_m2[0], 0);
  EXPECT_EQ(back->persons[1], 700);
  EXPECT_TRUE(std::isnan(back->toExit_s[0]));
  EXPECT_EQ(back->toExit_s[1], 83);
  EXPECT_EQ(back->toExit_s[2], 4);
  EXPECT_FLOAT_EQ(unpack(pack(map(99, 1, 0)))->peak_per_m2[1], 12.75f);  // the most there is
}

TEST(PlaceMaps, DamagedOnesAreNone) {
  const MapRecord whole = pack(map(3, 7, 8));
  for (std::size_t i = 0; i < whole.bytes.size(); ++i) {
    MapRecord bad = whole;
    bad.bytes[i] = static_cast<char>(bad.bytes[i] ^ 1);
    EXPECT_FALSE(unpack(bad)) << i;
    bad.bytes = whole.bytes.substr(0, i);
    EXPECT_FALSE(unpack(bad)) << i;
  }
  // Sound bytes that ask for more cells than they hold.
  io::ByteWriter out;
  for (const double number : {0.0, 0.0, 1.0}) out.number(number);
  out.varint(std::uint64_t{1} << 40);
  out.varint(std::uint64_t{1} << 40);
  EXPECT_FALSE(unpack({"F1", *io::packBlock("PMAP", out.bytes())}));
}

TEST(PlaceMaps, OverRunsTheyAreMeans) {
  std::vector<RunRecord> runs{run(map(3, 10, 20)), run(map(6, 30, 40))};
  const std::vector<const RunRecord*> both{&runs[0], &runs[1]};
  const auto over = mapsOf(both);
  ASSERT_EQ(over.size(), 1u);
  EXPECT_FLOAT_EQ(over[0].peak_per_m2[1], 4.5f);
  EXPECT_FLOAT_EQ(over[0].persons[1], 20);
  EXPECT_FLOAT_EQ(over[0].crowded[1], 0.5f);  // above 4 per m² in one of two
  EXPECT_FLOAT_EQ(over[0].toExit_s[1], 35);   // of 40 people
  EXPECT_TRUE(std::isnan(over[0].toExit_s[0]));
  // A run without a map of the level had nobody there.
  const RunRecord none;
  const std::vector<const RunRecord*> three{&runs[0], &runs[1], &none};
  EXPECT_FLOAT_EQ(mapsOf(three)[0].persons[1], 40.0f / 3);
  EXPECT_TRUE(mapsOf({}).empty());
}

TEST(PlaceMaps, OfARealRun) {
  const test::StudyFolder folder;
  const MadeStudy made = folder.make("seeds = 1");
  ASSERT_TRUE(made.study);
  const auto record = runOnce(made.study->variants[0], 0, 1, Silent());
  ASSERT_TRUE(record && *record);
  ASSERT_EQ((*record)->maps.size(), 1u);
  const auto kept = unpack((*record)->maps[0]);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->raster.cell_m, kPlaceCell_m);
  // 20 visitors leave by the one exit, which is wider than a cell.
  EXPECT_GE(*std::ranges::max_element(kept->persons), 15);
  EXPECT_LE(*std::ranges::max_element(kept->persons), 20);
  EXPECT_GT(*std::ranges::max_element(kept->peak_per_m2), 1.0f);
  EXPECT_LT((*record)->maps[0].bytes.size(), 1500u);
  float longest_s = 0;
  for (const float time_s : kept->toExit_s)
    if (!std::isnan(time_s)) longest_s = std::max(longest_s, time_s);
  EXPECT_GT(longest_s, 3);
  EXPECT_LE(longest_s, *(*record)->t100_s + 1);
}

}  // namespace
}  // namespace muster::study
