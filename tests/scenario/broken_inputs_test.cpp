// Input that nobody should write and somebody will: each file of tests/scenario/broken is wrong in
// one way. The program must name file and place, say what is wrong under its code, and end with 1;
// never crash, hang or repair it quietly. Files too large or too binary to keep are made here.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "program.h"
#include "summary.h"

namespace muster::testing {
namespace {

constexpr int kMostSeconds = 60;  // generous: sanitizers on a loaded machine

struct Broken {
  std::string file;  // in tests/scenario/broken, or in the folder of the test
  std::string says;  // file, place and feature as they must stand in the message
  std::string code;
};

// Copies, since a run leaves results beside what it reads and the tests must not write here.
std::string folderOfBroken() {
  std::string folder = freshFolder();
  std::filesystem::copy(source("tests/scenario/broken"), folder);
  return folder;
}

void write(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

void expectRejected(const std::string& command, const Broken& broken, const std::string& folder) {
  SCOPED_TRACE(command + " " + broken.file);
  const Said said = muster(command + " '" + broken.file + "'", folder, kMostSeconds);
  const std::string shown = said.output.substr(0, 2000);
  EXPECT_EQ(said.exit, 1) << shown;
  EXPECT_NE(said.output.find(broken.says), std::string::npos)
      << "expected: " << broken.says << "\nsaid: " << shown;
  EXPECT_NE(said.output.find("[" + broken.code + "]"), std::string::npos)
      << "expected: " << broken.code << "\nsaid: " << shown;
  // A catalogue without the sentence, or a sentence without its argument.
  EXPECT_EQ(said.output.find("{"), std::string::npos) << shown;
}

// What the broken files were made from has no fault of its own.
TEST(BrokenInputsSmoke, TheFilesTheyWereMadeFromAreGood) {
  const std::string folder = folderOfBroken();
  EXPECT_EQ(muster("check good.geojson", folder, kMostSeconds).exit, 0);
  const Said said = muster("run good.toml", folder, kMostSeconds);
  EXPECT_EQ(said.exit, 0) << said.output;
}

TEST(BrokenInputsSmoke, Plans) {
  const std::string folder = folderOfBroken();
  const std::vector<Broken> plans = {
      {"truncated.geojson", "truncated.geojson:5:141:", "json.ends-early"},
      {"empty.geojson", "empty.geojson:1:1:", "json.empty"},
      {"bom.geojson", "bom.geojson:1:1:", "json.empty"},
      {"nan.geojson", "nan.geojson:5:160:", "json.not-finite"},
      {"latin.geojson", "latin.geojson:5:25:", "file.not-utf8"},
      {"utf16.geojson", "utf16.geojson:1:1:", "file.utf16"},
      {"duplicate-key.geojson", "duplicate-key.geojson:5:105:", "json.duplicate-key"},
      {"unit-feet.geojson", "unit-feet.geojson:1:57:", "plan.unit-unknown"},
      {"half-storey.geojson", "half-storey.geojson:3:102:", "json.expects-whole-number"},
      {"unknown-building.geojson", "unknown-building.geojson:3:1: error: ground",
       "plan.unknown-reference"},
      {"misspelt.geojson", "did you mean \"category\"", "json.misspelt-key"},
      {"far-away.geojson", "far-away.geojson:4:1: error: corridor", "plan.coordinate-too-far"},
      {"wide-door.geojson", "wide-door.geojson:7:1: error: door", "plan.door-width"},
      {"bent-door.geojson", "bent-door.geojson:7:252: error: door",
       "geojson.expects-two-positions"},
      {"door-to-itself.geojson", "door-to-itself.geojson:7:1: error: door",
       "plan.opening-same-space-twice"},
      {"hole-outside.geojson", "hole-outside.geojson:5:1: error: room", "plan.shape-hole-outside"},
      {"bow-tie.geojson", "bow-tie.geojson:5:1: error: room", "plan.shape-self-crossing"},
      {"flat-room.geojson", "flat-room.geojson:5:1: error: room", "plan.shape-zero-area"},
      {"open-ring.geojson", "open-ring.geojson:5:253: error: room", "geojson.ring-not-closed"},
      {"point-room.geojson", "point-room.geojson:5:125: error: room", "geojson.expects-geometry"},
      {"overlap.geojson", "overlap.geojson:9:1: error: ghost", "plan.spaces-overlap"},
      {"twins.geojson", "first in line 5", "plan.duplicate-id"},
      {"zone-nowhere.geojson", "zone-nowhere.geojson:9:1: error: slot", "plan.zone-outside"},
      {"no-exit.geojson", "no-exit.geojson: error", "plan.no-way-out"},
      {"stairs-in-feet.geojson", "stairs-in-feet.geojson:14:1: error: stair-1-lower",
       "plan.riser-in-feet"},
  };
  for (const Broken& plan : plans) expectRejected("check", plan, folder);
}

TEST(BrokenInputsSmoke, Scenarios) {
  const std::string folder = folderOfBroken();
  const std::vector<Broken> scenarios = {
      {"self-plan.toml", "self-plan.toml:1:2:", "json.syntax"},
      {"zero-plan.toml", "zero-plan.toml:2:8:", "file.not-regular"},
      {"dir-plan.toml", "dir-plan.toml:2:8:", "file.not-regular"},
      {"missing-plan.toml", "missing-plan.toml:2:8:", "file.missing"},
      {"dup-key.toml", "dup-key.toml:5:8:", "toml.syntax"},
      {"unknown-section.toml", "unknown-section.toml:15:1:", "toml.unknown-key-far"},
      {"seed.toml", "seed.toml:4:8:", "toml.out-of-range"},
      {"batch.toml", "batch.toml:4:20:", "toml.out-of-range"},
      {"step0.toml", "step_s is 0;", "toml.out-of-range"},
      {"step-nan.toml", "step_s is nan;", "toml.out-of-range"},
      {"model.toml", "teleport", "scenario.unknown-model"},
      {"crowd.toml", "crowd.toml:7:9: error: visitors", "toml.out-of-range"},
      {"resp.toml", "high_s is 3;", "toml.out-of-range"},
      {"no-alarm.toml", "no-alarm.toml:1:1: error", "scenario.no-alarm"},
      {"ev-unknown.toml", "\"narnia\"", "scenario.unknown-reference"},
      {"ev-neg.toml", "at_s is -5;", "toml.out-of-range"},
      {"ev-kind.toml", "\"explode\"", "toml.unknown-word-far"},
      {"line.toml", "error: l: there is no level \"mars\"", "scenario.unknown-reference"},
      {"linenan.toml", "from is nan;", "toml.out-of-range"},
      {"area.toml", "error: a:", "scenario.area-self-crossing"},
      {"cupboard.toml", "error: broom: 5 people", "scenario.more-people-than-fit"},
      {".", ".: error", "file.not-regular"},
      {"/dev/zero", "/dev/zero: error", "file.not-regular"},
      {"nothing.toml", "nothing.toml: error", "file.missing"},
  };
  for (const Broken& scenario : scenarios) expectRejected("run", scenario, folder);
}

TEST(BrokenInputsSmoke, Rosters) {
  const std::string folder = folderOfBroken();
  const std::vector<Broken> rosters = {
      {"roster-room.toml", "roster-room.csv:2:1: error: 1-1", "scenario.unknown-reference"},
      {"roster-slot.toml", "roster-slot.csv:2:1: error: 1-1", "scenario.unknown-reference"},
      {"roster-count.toml", "roster-count.csv:2:20: error: 1-1", "roster.not-an-integer"},
      {"roster-neg.toml", "roster-neg.csv:2:33: error: 1-1", "roster.out-of-range"},
      {"roster-twice.toml", "roster-twice.csv:3:1: error: 1-1", "roster.repeated-class"},
      {"roster-quote.toml", "roster-quote.csv:2:1:", "csv.unclosed-quote"},
      {"roster-gbgarbage.toml", "roster-gbgarbage.csv:2:5:", "file.not-utf8-nor-gb18030"},
  };
  for (const Broken& roster : rosters) expectRejected("run", roster, folder);
}

TEST(BrokenInputsSmoke, TooDeepAndTooMany) {
  const std::string folder = folderOfBroken();
  write(folder + "/deep.geojson", std::string(200000, '['));
  expectRejected("check", {"deep.geojson", "deep.geojson:1:65:", "json.too-deep"}, folder);
  expectRejected("import --out x.geojson", {"deep.geojson", "deep.geojson:1:65:", "json.too-deep"},
                 folder);
  write(folder + "/deep.toml", "a = " + std::string(100000, '['));
  expectRejected("run", {"deep.toml", "deep.toml:1:", "toml.syntax"}, folder);
  const std::string key = "a" + repeated(".a", 100000);
  for (const std::string& text : {key + " = 1\n", "[" + key + "]\n", "b = { " + key + " = 1 }\n"}) {
    write(folder + "/deep-key.toml", "# a.b\n" + text);
    expectRejected("run", {"deep-key.toml", "deep-key.toml:2:1:", "toml.syntax"}, folder);
  }
  write(folder + "/many.toml",
        "[scenario]\nplan = \"good.geojson\"\nduration_s = 60\n" + repeated("[[people]]\n", 2000));
  expectRejected("run", {"many.toml", "many.toml:2003:1:", "toml.missing-key"}, folder);
  write(folder + "/roster-room.csv", repeated("1-1,1,house,1,room,5\n", 400000));
  expectRejected("run", {"roster-room.toml", "roster-room.toml:5:8:", "file.too-large"}, folder);
}

TEST(BrokenInputsSmoke, NothingFromAFileReachesTheTerminalRaw) {
  const std::string folder = folderOfBroken();
  expectRejected("check",
                 {"escape-reference.geojson", "\"\\x1b[31mroom\\x0a/etc/passwd: error",
                  "plan.unknown-reference"},
                 folder);
  expectRejected("run", {"esc.toml", "esc.toml:", "toml.control-character"}, folder);
  for (const char* line : {"check escape-reference.geojson", "run esc.toml"}) {
    EXPECT_EQ(muster(line, folder, kMostSeconds).output.find('\x1b'), std::string::npos) << line;
  }
}

TEST(BrokenInputsSmoke, Recordings) {
  const std::string folder = folderOfBroken();
  ASSERT_EQ(muster("run good.toml --out .", folder, kMostSeconds).exit, 0);
  const std::string whole = readFile(folder + "/recording.muster");
  ASSERT_GT(whole.size(), 100u);
  write(folder + "/head.muster", whole.substr(0, 30));
  write(folder + "/zeros.muster", std::string(5000, '\0'));
  write(folder + "/empty.muster", "");
  std::string newer = whole;
  newer[8] = '\x63';
  write(folder + "/newer.muster", newer);
  for (const std::string command : {"export --format csv", "export --format jupedsim"}) {
    expectRejected(command, {"head.muster", "head.muster: error", "recording.damaged"}, folder);
    expectRejected(command, {"zeros.muster", "zeros.muster: error", "recording.not-a-recording"},
                   folder);
    expectRejected(command, {"empty.muster", "empty.muster: error", "recording.not-a-recording"},
                   folder);
    expectRejected(command, {"newer.muster", "newer.muster: error", "recording.version"}, folder);
    expectRejected(command, {"/dev/zero", "/dev/zero: error", "file.not-regular"}, folder);
    expectRejected(command, {".", ".: error", "file.not-regular"}, folder);
  }
  // One byte wrong anywhere: either a problem or the same as before, never a crash.
  for (std::size_t at = 0; at < whole.size(); at += whole.size() / 40 + 1) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x5A);
    write(folder + "/damaged.muster", damaged);
    const Said said = muster("export damaged.muster --format csv", folder, kMostSeconds);
    EXPECT_TRUE(said.exit == 0 || said.exit == 1) << "byte " << at << ": " << said.output;
    if (said.exit == 1) {
      EXPECT_NE(said.output.find("damaged.muster"), std::string::npos) << "byte " << at;
    }
  }
}

TEST(BrokenInputsSmoke, SeedsOnTheCommandLine) {
  const std::string folder = folderOfBroken();
  ASSERT_EQ(muster("run good.toml --seed=7", folder, kMostSeconds).exit, 0);
  for (const char* seed : {"-1", "1.5", "9007199254740993", "99999999999999999999999", "one"}) {
    EXPECT_EQ(muster("run good.toml --seed=" + std::string(seed), folder, kMostSeconds).exit, 2)
        << seed;
  }
}

// Nothing is wrong with these files; nobody gets out all the same, and nobody may get lost.
TEST(BrokenInputsSmoke, ValidButUnlucky) {
  const std::string folder = folderOfBroken();
  struct Unlucky {
    const char* scenario;
    const char* state;  // where everybody ends
  };
  for (const auto& [scenario, state] : {Unlucky{"locked.toml", "stuck"},
                                        {"oneway.toml", "stuck"},
                                        {"close-all.toml", "stuck"},
                                        {"fixlate.toml", "inside"}}) {
    SCOPED_TRACE(scenario);
    const std::string out = freshFolder();
    const Said said =
        muster(std::string("run ") + scenario + " --out '" + out + "'", folder, kMostSeconds);
    ASSERT_EQ(said.exit, 3) << said.output;
    const Summary summary(out);
    EXPECT_EQ(summary.number("agents"), 5);
    EXPECT_EQ(summary.number("agents"),
              summary.number("out") + summary.number("inside") + summary.number("stuck"));
    EXPECT_EQ(summary.number(state), 5);
  }
}

}  // namespace
}  // namespace muster::testing
