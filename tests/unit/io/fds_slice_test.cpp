#include "io/fds_slice.h"

#include <bit>

#include "fds_case.h"

namespace muster::io {
namespace {

using testing::has;
using testing::list;

using FdsSlice_ = testing::FdsCopies;

constexpr std::size_t kHeader = 146;

std::string swappedWords(std::string bytes, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i + 4 <= to; i += 4) {
    std::swap(bytes[i], bytes[i + 3]);
    std::swap(bytes[i + 1], bytes[i + 2]);
  }
  return bytes;
}

std::string timeBytes(float time) {
  const auto word = std::bit_cast<std::uint32_t>(time);
  std::string bytes;
  for (int i = 0; i < 4; ++i) bytes += static_cast<char>(word >> (8 * i));
  return bytes;
}

TEST_F(FdsSlice_, readsHeaderTimesAndValues) {
  const auto slice = FdsSliceFile::open(file("solid_1_2.sf").string());
  ASSERT_TRUE(slice) << list(slice.error());
  EXPECT_EQ(slice->label(), "OXYGEN VOLUME FRACTION");
  EXPECT_EQ(slice->shortLabel(), "X_O2");
  EXPECT_EQ(slice->unit(), "mol/mol");
  EXPECT_EQ(slice->range(), (FdsRange{0, 12, 0, 8, 4, 4}));
  EXPECT_EQ(slice->values(), 117u);
  EXPECT_FALSE(slice->cutOff());
  ASSERT_EQ(slice->times_s().size(), 3u);
  EXPECT_FLOAT_EQ(slice->times_s()[1], 2.0756459f);
  std::vector<float> values;
  ASSERT_TRUE(slice->read(2, values).empty());
  ASSERT_EQ(values.size(), 117u);
  EXPECT_FLOAT_EQ(values[3 * 13 + 6], 0.205184266f);
  EXPECT_EQ(values[3 * 13 + 7], 0);  // within the block
}

// A slice that is being written: whatever its length, whole frames count and nothing else.
TEST_F(FdsSlice_, takesWholeFramesOfAnyCut) {
  const std::string whole = testing::readFile(file("solid_1_1.sf"));
  const std::size_t frame = 4 * 117 + 20;
  ASSERT_EQ(whole.size(), kHeader + 3 * frame);
  const auto path = file("cut.sf");
  for (std::size_t length = 0; length <= whole.size(); ++length) {
    testing::writeFile(path, whole.substr(0, length));
    const auto slice = FdsSliceFile::open(path.string());
    if (length < kHeader + frame) {
      ASSERT_FALSE(slice) << length;
      EXPECT_EQ(slice.error()[0].code, length < 4 ? "fds.not-slice" : "fds.no-frames") << length;
      continue;
    }
    ASSERT_TRUE(slice) << length << list(slice.error());
    ASSERT_EQ(slice->times_s().size(), (length - kHeader) / frame);
    ASSERT_EQ(slice->cutOff(), (length - kHeader) % frame != 0);
    std::vector<float> values;
    ASSERT_TRUE(slice->read(slice->times_s().size() - 1, values).empty());
  }
}

TEST_F(FdsSlice_, refusesTheOtherByteOrder) {
  std::string bytes = testing::readFile(file("solid_1_1.sf"));
  bytes = swappedWords(bytes, 0, 4);
  testing::writeFile(file("big.sf"), bytes);
  EXPECT_TRUE(has(FdsSliceFile::open(file("big.sf").string()).error(), "fds.byte-order"));
  testing::writeFile(file("text.sf"), "Time,Value\n0,1\n");
  EXPECT_TRUE(has(FdsSliceFile::open(file("text.sf").string()).error(), "fds.not-slice"));
}

TEST_F(FdsSlice_, checksRecordMarks) {
  const std::string whole = testing::readFile(file("solid_1_1.sf"));
  const std::size_t frame = 4 * 117 + 20;
  for (const std::size_t mark : {34ul, 38ul, 72ul, 110ul, 114ul, 142ul, kHeader, kHeader + 8,
                                 kHeader + 12, kHeader + frame, kHeader + 2 * frame + 12}) {
    std::string bytes = whole;
    bytes[mark] ^= 1;
    testing::writeFile(file("bad.sf"), bytes);
    const auto slice = FdsSliceFile::open(file("bad.sf").string());
    ASSERT_FALSE(slice) << mark;
    EXPECT_EQ(slice.error()[0].code, "fds.damaged-slice") << mark;
  }
  // The mark behind the values is seen when they are read.
  std::string bytes = whole;
  bytes[kHeader + frame - 4] ^= 1;
  testing::writeFile(file("bad.sf"), bytes);
  const auto slice = FdsSliceFile::open(file("bad.sf").string());
  ASSERT_TRUE(slice);
  std::vector<float> values = {7};
  EXPECT_TRUE(has(slice->read(0, values), "fds.damaged-slice"));
  EXPECT_EQ(values, std::vector<float>{7});
  EXPECT_TRUE(slice->read(1, values).empty());
}

TEST_F(FdsSlice_, goesBackWhereFdsWasRestarted) {
  const std::string whole = testing::readFile(file("solid_1_1.sf"));
  const std::size_t frame = 4 * 117 + 20;
  const auto frameAt = [&](std::size_t which, float time) {
    std::string bytes = whole.substr(kHeader + which * frame, frame);
    return bytes.replace(4, 4, timeBytes(time));
  };
  // Frames at 0, 2, 4, then a restart at 2: the first 2 and the 4 do not count.
  testing::writeFile(file("restart.sf"), whole.substr(0, kHeader) + frameAt(0, 0) + frameAt(1, 2) +
                                             frameAt(1, 4) + frameAt(2, 2) + frameAt(0, 3));
  const auto slice = FdsSliceFile::open(file("restart.sf").string());
  ASSERT_TRUE(slice);
  EXPECT_EQ(std::vector<float>(slice->times_s().begin(), slice->times_s().end()),
            (std::vector<float>{0, 2, 3}));
  const auto original = FdsSliceFile::open(file("solid_1_1.sf").string());
  std::vector<float> values, expected;
  ASSERT_TRUE(slice->read(1, values).empty());
  ASSERT_TRUE(original->read(2, expected).empty());
  EXPECT_EQ(values, expected);
}

TEST_F(FdsSlice_, tellsWhenTheFileChangesOrVanishes) {
  const auto slice = FdsSliceFile::open(file("solid_1_1.sf").string());
  ASSERT_TRUE(slice);
  std::vector<float> values;
  std::filesystem::copy_file(file("tiny_1_1.sf"), file("solid_1_1.sf"),
                             std::filesystem::copy_options::overwrite_existing);
  EXPECT_TRUE(has(slice->read(1, values), "fds.damaged-slice"));
  std::filesystem::remove(file("solid_1_1.sf"));
  EXPECT_TRUE(has(slice->read(1, values), "file.missing"));
}

TEST(FdsInstant, isFoundAmongIrregularTimes) {
  const std::vector<float> times = {-1, 0, 2.5f, 2.75f};
  EXPECT_EQ(instantAt(times, -3).before, 0u);
  EXPECT_EQ(instantAt(times, -3).after, 0u);
  EXPECT_EQ(instantAt(times, 0).before, 1u);
  EXPECT_EQ(instantAt(times, 0).share, 0);
  EXPECT_EQ(instantAt(times, 2).after, 2u);
  EXPECT_DOUBLE_EQ(instantAt(times, 2).share, 0.8);
  EXPECT_EQ(instantAt(times, 2.75).before, 3u);
  EXPECT_EQ(instantAt(times, 9).after, 3u);
}

}  // namespace
}  // namespace muster::io
