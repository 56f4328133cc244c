#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "foundation/random.h"
#include "io/recording_bytes.h"
#include "io/recording_reader.h"
#include "io/recording_writer.h"
#include "recorded_walk.h"

namespace muster::io {
namespace {

using namespace testing;

class RecordingTest : public ::testing::Test {
 protected:
  std::string path(const char* name) const { return folder_.file(name); }
  TemporaryFolder folder_;
};

RecordingReader opened(const std::string& path) {
  auto reader = RecordingReader::open(path);
  EXPECT_TRUE(reader.has_value()) << reader.error().front().code;
  return std::move(*reader);
}

// What the walk was at the time of a recorded frame, to the quantum.
void expectFrame(const RecordedFrame& frame, Walk& walk, double time_s) {
  const simulation::Frame truth = walk.at(time_s);
  ASSERT_NEAR(frame.time_s, time_s, 1e-6);
  ASSERT_EQ(frame.present.size(), truth.crowd->size());
  for (std::size_t i = 0; i < frame.present.size(); ++i) {
    ASSERT_EQ(frame.present[i], truth.crowd->present[i]);
    ASSERT_EQ(frame.status[i], truth.status[i]);
    if (!frame.present[i]) continue;
    ASSERT_EQ(frame.space[i], truth.crowd->body[i].space.value);
    ASSERT_NEAR(frame.position[i].x, truth.crowd->body[i].position.x, 0.005 + 1e-9);
    ASSERT_NEAR(frame.position[i].y, truth.crowd->body[i].position.y, 0.005 + 1e-9);
    ASSERT_NEAR(frame.heading[i].x, truth.crowd->body[i].ex, 0.0125);
    ASSERT_NEAR(frame.heading[i].y, truth.crowd->body[i].ey, 0.0125);
  }
}

TEST_F(RecordingTest, GivesBackWhatWasRecordedInAnyOrder) {
  Walk walk(40);
  record(walk, path("a.muster"), 23.0);
  RecordingReader reader = opened(path("a.muster"));
  EXPECT_TRUE(reader.notes().empty());
  EXPECT_EQ(reader.frames(), 116u);  // 0, 0.2, … 23.0
  EXPECT_EQ(reader.start_s(), 0.0);
  EXPECT_DOUBLE_EQ(reader.end_s(), 23.0);
  EXPECT_EQ(reader.info().scenario, "walk");
  EXPECT_EQ(reader.info().scenarioHash, 0x1122334455667788ull);
  EXPECT_EQ(reader.info().seed, 42u);
  EXPECT_EQ(reader.info().program, "test");
  EXPECT_EQ(reader.info().planText, "the plan");
  ASSERT_EQ(reader.info().levels.size(), 2u);
  EXPECT_EQ(reader.info().levels[1].name.zh, "二层");
  ASSERT_EQ(reader.info().spaces.size(), 3u);
  EXPECT_EQ(reader.info().spaces[2].walkable.holes.size(), 1u);
  ASSERT_EQ(reader.agents().size(), 40u);
  EXPECT_EQ(reader.agents()[39].group, 1u);
  EXPECT_TRUE(reader.agents()[0].teacher);
  EXPECT_NEAR(reader.agents()[7].radius_m, 0.183, 1e-9);
  for (const std::size_t f : {115, 0, 57, 24, 25, 26, 99, 1}) {
    const auto frame = reader.frame(f);
    ASSERT_TRUE(frame.has_value());
    expectFrame(*frame, walk, static_cast<double>(f) * 0.2);
  }
}

TEST_F(RecordingTest, FindsTheFrameOfATime) {
  Walk walk(3);
  record(walk, path("a.muster"), 12.0);
  RecordingReader reader = opened(path("a.muster"));
  EXPECT_EQ(reader.frameAt(-1), 0u);
  EXPECT_EQ(reader.frameAt(0.19), 0u);
  EXPECT_EQ(reader.frameAt(0.2), 1u);
  EXPECT_EQ(reader.frameAt(5.2), 26u);
  EXPECT_EQ(reader.frameAt(7.33), 36u);
  EXPECT_EQ(reader.frameAt(1e9), reader.frames() - 1);
  EXPECT_EQ(reader.frameAt(std::nan("")), 0u);
}

TEST_F(RecordingTest, KeepsTheLastStateOffTheGrid) {
  Walk walk(3);
  record(walk, path("a.muster"), 10.05);
  RecordingReader reader = opened(path("a.muster"));
  EXPECT_DOUBLE_EQ(reader.end_s(), 10.05);
  expectFrame(*reader.frame(reader.frames() - 1), walk, 10.05);
}

TEST_F(RecordingTest, PeopleWhoComeLaterAreKnownFromThenOn) {
  Walk walk(10);
  RecordingWriter writer(path("a.muster"));
  writer.begin(walk.at(0));
  for (int k = 1; k <= 200; ++k) {
    if (k == 120) walk.grow(25);
    writer.observe(walk.at(k * 0.05));
  }
  writer.end(walk.at(10.0));
  RecordingReader reader = opened(path("a.muster"));
  EXPECT_EQ(reader.agents().size(), 25u);
  EXPECT_EQ(reader.frame(0)->present.size(), 10u);
  const auto last = reader.frame(reader.frames() - 1);
  EXPECT_EQ(last->present.size(), 25u);
  expectFrame(*last, walk, 10.0);
  // The same without index.
  truncate(path("a.muster"), 1);
  EXPECT_EQ(opened(path("a.muster")).agents().size(), 25u);
}

TEST_F(RecordingTest, CostsAtMostSixBytesPerPersonAndFrame) {
  Walk walk(500);
  RecordingWriter writer(path("a.muster"));
  writer.begin(walk.at(0));
  for (int k = 1; k <= 1200; ++k) writer.observe(walk.at(k * 0.05));
  writer.end(walk.at(60));
  ASSERT_TRUE(writer.problems().empty());
  const double each =
      static_cast<double>(writer.bytes()) / static_cast<double>(writer.agentFrames());
  RecordProperty("bytes_per_agent_frame_in_thousandths", static_cast<int>(each * 1000));
  EXPECT_EQ(writer.bytes(), std::filesystem::file_size(path("a.muster")));
  EXPECT_LE(each, 6.0);
  EXPECT_GT(writer.agentFrames(), 500u * 200u);
}

TEST_F(RecordingTest, KilledWriterLeavesItsWholeChunks) {
  Walk walk(20);
  {
    RecordingWriter writer(path("a.muster"));
    writer.begin(walk.at(0));
    for (int k = 1; k <= 350; ++k) writer.observe(walk.at(k * 0.05));  // 17.5 s, no end()
  }
  RecordingReader reader = opened(path("a.muster"));
  ASSERT_EQ(reader.notes().size(), 1u);
  EXPECT_EQ(reader.notes()[0].code, "recording.unfinished");
  EXPECT_EQ(reader.notes()[0].severity, Severity::warning);
  EXPECT_GE(reader.end_s(), 14.0);
  expectFrame(*reader.frame(reader.frames() - 1), walk, reader.end_s());
}

TEST_F(RecordingTest, CutAnywhereGivesWhatIsWhole) {
  Walk walk(5);
  record(walk, path("whole.muster"), 21.0);
  const std::string bytes = contents(path("whole.muster"));
  std::size_t mostFrames = 0;
  for (std::size_t length = 0; length < bytes.size(); length += 7) {
    writeFile(path("cut.muster"), bytes.substr(0, length));
    auto reader = RecordingReader::open(path("cut.muster"));
    if (!reader) {
      ASSERT_LT(length, bytes.size() / 2);
      ASSERT_EQ(mostFrames, 0u);  // the longer the file, the more of it can be read
      continue;
    }
    ASSERT_GE(reader->frames(), mostFrames);
    mostFrames = reader->frames();
    ASSERT_TRUE(reader->frame(mostFrames - 1).has_value());
  }
  EXPECT_EQ(mostFrames, 106u);
}

// Reads everything a file gives; counts frames that came out.
std::size_t readAll(const std::string& file) {
  auto reader = RecordingReader::open(file);
  if (!reader) {
    EXPECT_FALSE(reader.error().empty());
    return 0;
  }
  std::size_t good = 0;
  for (std::size_t f = 0; f < reader->frames() && f < 2000; ++f) {
    const auto frame = reader->frame(f);
    if (!frame) continue;
    ++good;
    EXPECT_LE(frame->present.size(), reader->agents().size());
    for (const std::uint32_t space : frame->space) {
      EXPECT_TRUE(space == kNoSpace || space < reader->info().spaces.size());
    }
  }
  return good;
}

TEST_F(RecordingTest, FlippedBytesNeverGiveWrongFrames) {
  Walk walk(5);
  record(walk, path("whole.muster"), 21.0);
  const std::string bytes = contents(path("whole.muster"));
  const Random random(5);
  std::uint32_t opened = 0;
  for (std::uint32_t k = 0; k < 400; ++k) {
    std::string bad = bytes;
    const std::uint32_t flips = 1 + k % 3;
    for (std::uint32_t f = 0; f < flips; ++f) {
      const auto dice = random.bits(k, Purpose::place, f);
      bad[dice % bad.size()] = static_cast<char>(bad[dice % bad.size()] ^ (1 << (dice >> 61)));
    }
    writeFile(path("bad.muster"), bad);
    auto reader = RecordingReader::open(path("bad.muster"));
    if (!reader) continue;
    ++opened;
    for (std::size_t f = 0; f < reader->frames(); f += 5) {
      const auto frame = reader->frame(f);
      // Checksums: what comes out is what went in.
      if (frame) expectFrame(*frame, walk, frame->time_s);
    }
  }
  EXPECT_GT(opened, 100u);
}

TEST_F(RecordingTest, HostileBlocksWithGoodChecksumsAreRefused) {
  Walk walk(5);
  record(walk, path("whole.muster"), 21.0);
  const std::string bytes = contents(path("whole.muster"));
  const Random random(6);
  std::uint32_t refused = 0;
  std::uint32_t partly = 0;
  // Every block in turn is unpacked, damaged, and packed again with its checksum right.
  for (std::uint32_t k = 0; k < 600; ++k) {
    std::string bad = bytes.substr(0, 12);
    std::size_t at = 12;
    std::uint32_t number = 0;
    while (at + kBlockHead <= bytes.size()) {
      const auto head = readBlockHead(std::string_view(bytes).substr(at));
      const std::size_t length = kBlockHead + head->compressed;
      if (at + length > bytes.size()) break;
      std::string raw = *unpackBlock(std::string_view(bytes).substr(at, length));
      const auto dice = random.bits(k, Purpose::seat, number);
      if (dice % 3 == 0) raw[(dice >> 8) % raw.size()] = static_cast<char>(dice >> 40);
      if (dice % 7 == 0) raw.resize((dice >> 8) % raw.size());
      bad += *packBlock(head->tag, raw);
      at += length;
      ++number;
    }
    if (k % 2 == 0) bad += bytes.substr(bytes.size() - 16);
    writeFile(path("bad.muster"), bad);
    const std::size_t frames = readAll(path("bad.muster"));
    refused += frames == 0;
    partly += frames > 0 && frames < 106;
  }
  // The damage reached both the head and the chunks.
  EXPECT_GT(refused, 50u);
  EXPECT_GT(partly, 50u);
}

TEST_F(RecordingTest, WhatIsNoRecordingIsSaid) {
  const auto code = [](const std::string& file) {
    const auto reader = RecordingReader::open(file);
    return reader ? std::string("opened") : reader.error().front().code;
  };
  EXPECT_EQ(code(path("none.muster")), "file.missing");
  EXPECT_EQ(code(folder_.path()), "file.not-regular");
  writeFile(path("empty.muster"), "");
  EXPECT_EQ(code(path("empty.muster")), "recording.not-a-recording");
  writeFile(path("text.muster"), "time,agent\n0,1\n");
  EXPECT_EQ(code(path("text.muster")), "recording.not-a-recording");
  Walk walk(2);
  record(walk, path("a.muster"), 6.0);
  std::string newer = contents(path("a.muster"));
  newer[8] = 9;
  writeFile(path("newer.muster"), newer);
  EXPECT_EQ(code(path("newer.muster")), "recording.version");
  writeFile(path("head.muster"), contents(path("a.muster")).substr(0, 40));
  EXPECT_EQ(code(path("head.muster")), "recording.damaged");
}

TEST_F(RecordingTest, EarlierRecordingStaysUntilThisOneIsComplete) {
  Walk walk(2);
  record(walk, path("a.muster"), 6.0);
  const std::string earlier = contents(path("a.muster"));
  const std::string previous = path("a.muster") + ".previous";
  {
    RecordingWriter killed(path("a.muster"));
    killed.begin(walk.at(0));
  }
  EXPECT_EQ(contents(previous), earlier);
  {
    RecordingWriter killedAgain(path("a.muster"));
    killedAgain.begin(walk.at(0));
  }
  EXPECT_EQ(contents(previous), earlier);
  record(walk, path("a.muster"), 8.0);
  EXPECT_FALSE(std::filesystem::exists(previous));
  EXPECT_DOUBLE_EQ(opened(path("a.muster")).end_s(), 8.0);
}

TEST_F(RecordingTest, UnwritablePlacesAreToldNotThrown) {
  Walk walk(2);
  for (const std::string& bad : {path("no/such/folder/a.muster"), std::string("/dev/full")}) {
    RecordingWriter writer(bad);
    writer.begin(walk.at(0));
    for (int k = 1; k <= 200; ++k) writer.observe(walk.at(k * 0.05));
    writer.end(walk.at(10));
    ASSERT_EQ(writer.problems().size(), 1u) << bad;
    EXPECT_EQ(writer.problems()[0].code, "recording.unwritable");
    EXPECT_EQ(writer.problems()[0].file, bad);
  }
}

TEST(RecordingBytes, NumbersSurvive) {
  ByteWriter out;
  const std::vector<std::int64_t> values = {0,   1,    -1,        63,        -64,      64,
                                            127, -128, INT32_MAX, INT64_MAX, INT64_MIN};
  for (const std::int64_t v : values) out.zigzag(v);
  out.number(-0.1);
  out.text("集合");
  ByteReader in(out.bytes());
  for (const std::int64_t v : values) EXPECT_EQ(in.zigzag(), v);
  EXPECT_EQ(in.number(), -0.1);
  EXPECT_EQ(in.text(), "集合");
  EXPECT_TRUE(in.atEnd());
  EXPECT_FALSE(in.failed());
  EXPECT_EQ(in.varint(), 0u);
  EXPECT_TRUE(in.failed());
}

TEST(RecordingBytes, ChecksumIsTheKnownOne) {
  EXPECT_EQ(crc32("123456789"), 0xCBF43926u);
}

TEST(RecordingBytes, BlocksRefuseDamage) {
  const std::string block = *packBlock("TEST", std::string(1000, 'a'));
  EXPECT_EQ(unpackBlock(block), std::string(1000, 'a'));
  for (std::size_t at = 0; at < block.size(); ++at) {
    std::string bad = block;
    bad[at] = static_cast<char>(bad[at] ^ 0x10);
    EXPECT_FALSE(unpackBlock(bad).has_value()) << at;
    EXPECT_FALSE(unpackBlock(block.substr(0, at)).has_value()) << at;
  }
}

}  // namespace
}  // namespace muster::io
