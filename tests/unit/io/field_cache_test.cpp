// The cache of fields: what was kept comes back as it was, and nothing else ever does.
#include "io/field_cache.h"

#include <gtest/gtest.h>

#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "io/field_file.h"
#include "io/text_file.h"

namespace muster::io {
namespace {

namespace fs = std::filesystem;
using navigation::Fingerprint;
using navigation::KeptFields;

constexpr Fingerprint kCampus{11, 12};

KeptFields sample(std::uint32_t seed = 1) {
  std::mt19937 random(seed);
  KeptFields kept;
  for (std::uint32_t i = 0; i < 3; ++i) {
    navigation::KeptGround ground;
    ground.space.value = i;
    for (int k = 0; k < 400; ++k) {
      ground.rasters.clearance.push_back(static_cast<std::uint8_t>(random() % 9));
      if (i > 0) ground.rasters.zones.push_back(static_cast<std::uint32_t>(random() % 3));
    }
    kept.grounds.push_back(std::move(ground));
    navigation::KeptField field;
    field.space.value = i;
    field.goal = {random(), random()};
    const auto labels = std::make_shared<std::vector<navigation::Label>>();
    for (int k = 0; k < 300; ++k) labels->push_back(static_cast<navigation::Label>(random() % 5));
    field.content.labels = *labels;
    field.content.owner = labels;
    for (std::uint16_t k = 0; k < 4; ++k)
      field.content.turns.push_back(
          {{0.1 * static_cast<double>(random()), -0.0}, {1e-9, 1.0 / 3}, k});
    kept.fields.push_back(std::move(field));
  }
  return kept;
}

void expectEqual(const KeptFields& a, const KeptFields& b) {
  ASSERT_EQ(a.grounds.size(), b.grounds.size());
  ASSERT_EQ(a.fields.size(), b.fields.size());
  for (std::size_t i = 0; i < a.grounds.size(); ++i) {
    EXPECT_EQ(a.grounds[i].space, b.grounds[i].space);
    EXPECT_EQ(a.grounds[i].rasters.clearance, b.grounds[i].rasters.clearance);
    EXPECT_EQ(a.grounds[i].rasters.zones, b.grounds[i].rasters.zones);
  }
  for (std::size_t i = 0; i < a.fields.size(); ++i) {
    EXPECT_EQ(a.fields[i].space, b.fields[i].space);
    EXPECT_EQ(a.fields[i].goal, b.fields[i].goal);
    EXPECT_TRUE(std::ranges::equal(a.fields[i].content.labels, b.fields[i].content.labels));
    ASSERT_EQ(a.fields[i].content.turns.size(), b.fields[i].content.turns.size());
    for (std::size_t k = 0; k < a.fields[i].content.turns.size(); ++k) {
      const auto &left = a.fields[i].content.turns[k], &right = b.fields[i].content.turns[k];
      EXPECT_EQ(left.at, right.at);
      EXPECT_EQ(left.around, right.around);
      EXPECT_EQ(left.next, right.next);
    }
  }
}

bool nothing(const KeptFields& kept) {
  return kept.grounds.empty() && kept.fields.empty();
}

struct FieldCacheTest : ::testing::Test {
  std::string folder;
  std::unique_ptr<Loop> loop = parallelLoop(4);
  void SetUp() override {
    std::string name = "/tmp/muster-cache-XXXXXX";
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder = name;
  }
  void TearDown() override { fs::remove_all(folder); }
  FieldCache cache() const { return FieldCache(folder + "/muster"); }
  std::string bytes() const { return *readBytes(cache().fileOf(kCampus), 1 << 20); }
  void put(std::string_view content) const {
    ASSERT_TRUE(writeAtomically(cache().fileOf(kCampus), content).empty());
  }
};

TEST_F(FieldCacheTest, WhatWasKeptComesBack) {
  EXPECT_TRUE(nothing(cache().read(kCampus, *loop)));
  ASSERT_TRUE(cache().write(kCampus, sample(), *loop));
  expectEqual(cache().read(kCampus, *loop), sample());
  ASSERT_TRUE(cache().write(kCampus, sample(2), *loop));
  expectEqual(cache().read(kCampus, *loop), sample(2));
}

TEST_F(FieldCacheTest, OtherCampusesAndOtherBuildsAreNotRead) {
  ASSERT_TRUE(cache().write(kCampus, sample(), *loop));
  const Fingerprint other{11, 13};
  EXPECT_TRUE(nothing(cache().read(other, *loop)));
  fs::copy_file(cache().fileOf(kCampus), cache().fileOf(other));
  EXPECT_TRUE(nothing(cache().read(other, *loop))) << "the name alone is not believed";
}

TEST_F(FieldCacheTest, ATruncatedFileIsNothing) {
  ASSERT_TRUE(cache().write(kCampus, sample(), *loop));
  const std::string whole = bytes();
  for (std::size_t size = 0; size < whole.size(); size += 1 + whole.size() / 300) {
    put(whole.substr(0, size));
    ASSERT_TRUE(nothing(cache().read(kCampus, *loop))) << size;
  }
  put(whole + "x");
  EXPECT_TRUE(nothing(cache().read(kCampus, *loop)));
}

TEST_F(FieldCacheTest, AFlippedBitAnywhereIsNothing) {
  ASSERT_TRUE(cache().write(kCampus, sample(), *loop));
  const std::string whole = bytes();
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string spoilt = whole;
    spoilt[at] = static_cast<char>(spoilt[at] ^ (1 << (at % 8)));
    ASSERT_FALSE(unpackFields(spoilt, kCampus, *loop)) << at;
  }
  ASSERT_TRUE(unpackFields(whole, kCampus, *loop));
}

TEST_F(FieldCacheTest, ForeignFilesAndFoldersAreNothing) {
  fs::create_directories(folder + "/muster");
  put("something else altogether");
  EXPECT_TRUE(nothing(cache().read(kCampus, *loop)));
  fs::remove(cache().fileOf(kCampus));
  fs::create_directories(cache().fileOf(kCampus));
  EXPECT_TRUE(nothing(cache().read(kCampus, *loop)));
  EXPECT_FALSE(cache().write(kCampus, sample(), *loop));
}

// As root any folder can be written, but not one below a file.
TEST_F(FieldCacheTest, AFolderThatCannotBeIsNoCache) {
  std::ofstream(folder + "/file") << "x";
  const FieldCache below(folder + "/file/muster");
  EXPECT_TRUE(nothing(below.read(kCampus, *loop)));
  EXPECT_FALSE(below.write(kCampus, sample(), *loop));
  const FieldCache none("");
  EXPECT_TRUE(nothing(none.read(kCampus, *loop)));
  EXPECT_FALSE(none.write(kCampus, sample(), *loop));
}

// A limit on the size of files ends a write as a full disk does: in the middle.
TEST_F(FieldCacheTest, AWriteThatEndsInTheMiddleLeavesWhatWasThere) {
  ASSERT_TRUE(cache().write(kCampus, sample(1), *loop));
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit small = before;
  small.rlim_cur = 1000;
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  EXPECT_FALSE(cache().write(kCampus, sample(2), *loop));
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  expectEqual(cache().read(kCampus, *loop), sample(1));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder + "/muster"), {}), 1);
}

TEST_F(FieldCacheTest, WritersAtTheSameTimeLeaveOneWholeFile) {
  const auto many = parallelLoop(8);
  for (int round = 0; round < 20; ++round) {
    many->run(8, 1, [&](const Loop::Chunk& chunk) {
      const auto own = serialLoop();
      EXPECT_TRUE(cache().write(kCampus, sample(1), *own)) << chunk.index;
      expectEqual(cache().read(kCampus, *own), sample(1));
    });
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(folder + "/muster"), {}), 1);
}

TEST_F(FieldCacheTest, WhatWasNotUsedForLongestMakesRoom) {
  ASSERT_TRUE(cache().write(kCampus, sample(), *loop));
  const std::uint64_t size = fs::file_size(cache().fileOf(kCampus));
  const auto hoursAgo = [](int hours) {
    return fs::file_time_type::clock::now() - std::chrono::hours(hours);
  };
  fs::remove(cache().fileOf(kCampus));
  for (std::uint64_t i = 0; i < 4; ++i) {
    ASSERT_TRUE(cache().write({i, i}, sample(), *loop));
    fs::last_write_time(cache().fileOf({i, i}), hoursAgo(10 - static_cast<int>(i)));
  }
  cache().read({0, 0}, *loop);  // the oldest, but used just now
  std::ofstream(folder + "/muster/notes.txt") << std::string(100'000, 'x');  // not ours
  ASSERT_TRUE(cache().write({9, 9}, sample(), *loop, 3 * size + size / 2));
  EXPECT_TRUE(fs::exists(cache().fileOf({9, 9})));
  EXPECT_TRUE(fs::exists(cache().fileOf({0, 0})));
  EXPECT_FALSE(fs::exists(cache().fileOf({1, 1})));
  EXPECT_FALSE(fs::exists(cache().fileOf({2, 2})));
  EXPECT_TRUE(fs::exists(cache().fileOf({3, 3})));
  EXPECT_TRUE(fs::exists(folder + "/muster/notes.txt"));
  EXPECT_FALSE(cache().write(kCampus, sample(), *loop, size / 2)) << "larger than all there may be";
}

TEST_F(FieldCacheTest, TheUsersFolderFollowsTheEnvironment) {
  const auto with = [](const char* cacheHome, const char* home) {
    setenv("XDG_CACHE_HOME", cacheHome, 1);
    setenv("HOME", home, 1);
    return FieldCache::userFolder();
  };
  EXPECT_EQ(with("/a/b", "/home/x"), "/a/b/muster");
  EXPECT_EQ(with("", "/home/x"), "/home/x/.cache/muster");
  EXPECT_EQ(with("relative", "/home/x"), "/home/x/.cache/muster");
  EXPECT_EQ(with("", ""), "");
}

}  // namespace
}  // namespace muster::io
