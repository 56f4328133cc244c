#include "io/fds_smv.h"

#include "fds_case.h"

namespace muster::io {
namespace {

using testing::has;
using testing::list;

class FdsSmv : public testing::FdsCopies {
 protected:
  Result<FdsRun> readText(const std::string& text) {
    testing::writeFile(file("text.smv"), text);
    return readFdsRun(file("text.smv").string());
  }
};

// One mesh of 2 × 1 × 1 cells with a block in its second cell, and a slice.
const std::string kMesh =
    "GRID   ROOM\n 2 1 1\nTRNX\n 0\n 0 0.0\n 1 1.0\n 2 2.5\nTRNY\n 1\n 7 7 7\n 0 -1.0\n 1 1.0\n"
    "TRNZ\n 0\n 0 0.0\n 1 3.0\n";
const std::string kBlock =
    "OBST\n 1\n 1.0 2.5 -1.0 1.0 0.0 3.0 1 0 0 0 0 0 0 ! B\n 1 2 0 1 0 1 -1 -1 ! F\n";
const std::string kSlice =
    "SLCF 1 # STRUCTURED & 0 2 0 1 1 1 ! 1 0 3\n a.sf\n TEMPERATURE\n temp\n C\n";

TEST_F(FdsSmv, readsARealRun) {
  const auto run = readFdsRun(testing::smvOf("tiny"));
  ASSERT_TRUE(run) << list(run.error());
  EXPECT_TRUE(run->warnings.empty()) << list(run->warnings);
  EXPECT_EQ(run->name, "tiny");
  EXPECT_EQ(run->version, "FDS-6.10.1-12efa168-mirror");
  ASSERT_EQ(run->meshes.size(), 3u);
  EXPECT_EQ(run->meshes[2].name, "C");
  EXPECT_EQ(run->meshes[2].cells, (std::array<int, 3>{48, 8, 16}));
  EXPECT_DOUBLE_EQ(run->meshes[2].nodes_m[1][3], 2.96591);  // stretched
  EXPECT_DOUBLE_EQ(run->meshes[1].nodes_m[0].front(), 3);
  ASSERT_EQ(run->slices.size(), 28u);
  EXPECT_EQ(run->slices[2].id, "head height");
  EXPECT_EQ(run->slices[2].label, "SOOT EXTINCTION COEFFICIENT");
  EXPECT_EQ(run->slices[2].shortLabel, "ext_coef_C");
  EXPECT_EQ(run->slices[2].unit, "1/m");
  EXPECT_TRUE(run->slices[1].cellCentred);
  EXPECT_EQ(run->slices[7].range, (FdsRange{4, 12, 2, 10, 5, 5}));
  EXPECT_EQ(run->slices[20].mesh, 1u);
}

TEST_F(FdsSmv, readsObstructionsAsNodes) {
  const auto run = readFdsRun(testing::smvOf("solid"));
  ASSERT_TRUE(run);
  ASSERT_EQ(run->meshes[0].obstructions.size(), 1u);
  EXPECT_EQ(run->meshes[0].obstructions[0], (FdsRange{6, 9, 2, 5, 0, 6}));
}

TEST_F(FdsSmv, takesWindowsLineEndsAndOldForms) {
  std::string text =
      kMesh + kBlock + "SLCF 1\n old.sf\n temperature\n temp\n C\nSLCC\n b.sf\n q\n q\n u\n";
  std::string windows;
  for (const char c : text) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const auto run = readText(windows);
  ASSERT_TRUE(run) << list(run.error());
  EXPECT_EQ(run->meshes[0].name, "ROOM");
  EXPECT_EQ(run->meshes[0].nodes_m[1], (std::vector<double>{-1, 1}));
  ASSERT_EQ(run->slices.size(), 2u);
  EXPECT_FALSE(run->slices[0].range);
  EXPECT_EQ(run->slices[0].file, file("old.sf").string());
  EXPECT_EQ(run->slices[0].unit, "C");
  EXPECT_EQ(run->slices[1].mesh, 0u);
}

TEST_F(FdsSmv, leavesOutOtherSlicesWithAWarning) {
  const auto run = readText(kMesh + "SLCT 1 1.5 & 0 2 0 1 0 1\n t.sf\n T\n t\n C\n" +
                            "DEVICE_ACT GRID\n 1 0.0 0\n" + kSlice + "BNDS 1\n b\n c\n d\n e\n");
  ASSERT_TRUE(run) << list(run.error());
  EXPECT_EQ(run->slices.size(), 1u);
  ASSERT_EQ(run->warnings.size(), 2u);
  EXPECT_EQ(run->warnings[0].code, "fds.slice-kind");
  EXPECT_EQ(run->warnings[0].place.line, 17u);
}

TEST_F(FdsSmv, tellsAllThatIsWrongWithItsLine) {
  const auto run = readText("NMESHES\n 2\n" + kMesh +
                            "OBST\n 2\n x\n x\n 0 3 0 1 0 1\n 0 1 zero 1 0 1\n"
                            "SLCF 3 & 0 1 0 1 0 0\n f\n l\n s\n u\n"
                            "SLCF 1 & 0 2 0 1 2 2\n f\n l\n s\n u\n");
  ASSERT_FALSE(run);
  const std::string all = list(run.error());
  for (const char* code :
       {"fds.obstruction", "fds.number", "fds.slice-mesh", "fds.slice-range", "fds.mesh-count"})
    EXPECT_TRUE(has(run.error(), code)) << code << "\n" << all;
  EXPECT_EQ(run.error().size(), 5u) << all;
  EXPECT_EQ(run.error()[0].place.line, 23u) << all;
  EXPECT_EQ(run.error()[0].file, file("text.smv").string());
}

TEST_F(FdsSmv, refusesWhatIsNone) {
  const std::pair<std::string, std::string> texts[] = {
      {"", "fds.not-smv"},
      {"GRID\n 2 1 1\n", "fds.nodes"},
      {"GRID\n 0 1 1\n", "fds.grid"},
      {"GRID\n 2000000000 1 1\n", "fds.grid"},
      {"TRNX\n 0\n 0 0.0\n", "fds.before-mesh"},
      {"GRID\n 2 1 1\nTRNX\n 0\n 0 0.0\n 1 0.0\n 2 1.0\n", "fds.nodes-order"},
      {"GRID\n 2 1 1\nTRNX\n 0\n 0 0.0\n 1 nan\n 2 1.0\n", "fds.nodes-order"},
      {"GRID\n 2 1 1\nTRNX\n 0\n 0 0.0\n", "fds.ends-early"},
      {kMesh + "OBST\n 2000000000\n", "fds.ends-early"},
      {kMesh + "SLCF 1\n a.sf\n", "fds.ends-early"},
      {std::string("GRID\n\0", 6), "file.binary"},
  };
  for (const auto& [text, code] : texts) {
    const auto run = readText(text);
    ASSERT_FALSE(run) << code;
    EXPECT_TRUE(has(run.error(), code)) << code << "\n" << list(run.error());
  }
  EXPECT_TRUE(has(readFdsRun(file("absent.smv").string()).error(), "file.missing"));
  EXPECT_TRUE(has(readFdsRun(folder_.string()).error(), "file.not-regular"));
}

TEST_F(FdsSmv, stopsAfterAHundredErrors) {
  std::string text = kMesh + "OBST\n 5000\n";
  for (int i = 0; i < 5000; ++i) text += " x\n";
  for (int i = 0; i < 5000; ++i) text += " y\n";
  const auto run = readText(text);
  ASSERT_FALSE(run);
  EXPECT_EQ(run.error().size(), 100u);
}

TEST_F(FdsSmv, survivesAnyCut) {
  const std::string whole = testing::readFile(smv("solid"));
  for (std::size_t length = 0; length < whole.size(); length += 7) {
    const auto run = readText(whole.substr(0, length));
    EXPECT_TRUE(run || !run.error().empty());
  }
}

TEST_F(FdsSmv, survivesDamage) {
  const std::string whole = testing::readFile(smv("solid"));
  std::uint32_t state = 1;
  const auto next = [&] { return (state = state * 1664525u + 1013904223u) >> 8; };
  for (int round = 0; round < 500; ++round) {
    std::string bytes = whole;
    for (int i = 0; i < 20; ++i) bytes[next() % bytes.size()] = static_cast<char>(next());
    const auto run = readText(bytes);
    EXPECT_TRUE(run || !run.error().empty());
  }
}

}  // namespace
}  // namespace muster::io
