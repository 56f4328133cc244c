// Studies as a user runs them: complete and repeatable, gone on with after being killed at any
// moment, a full disk told, and nobody else in the folder meanwhile.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "program.h"

namespace muster::testing {
namespace {

// 3 variants × 400 seeds of one room: some seconds of two cores.
constexpr auto kManyRuns = "1200";
std::string manyRuns(const std::string& folder) {
  const std::string file = folder + "/many.toml";
  std::ofstream(file)
      << "[study]\nbase = \"" << source("scenarios/one-room.toml")
      << "\"\nseeds = 400\n"
         "[[variant]]\nid = \"few\"\nset = { people.visitors.count = 15 }\n"
         "[[variant]]\nid = \"narrow\"\nset = { opening.exit.clear_width_m = 0.8 }\n";
  return file;
}

// "…, hash 0123456789abcdef" of what a study says last.
std::string hashOf(const Said& said) {
  const std::size_t at = said.output.find("hash ");
  return at == std::string::npos ? said.output : said.output.substr(at + 5, 16);
}

std::string runsIn(const Said& said) {
  const std::size_t at = said.output.find(" runs in ");
  const std::size_t line = said.output.rfind('\n', at) + 1;
  return at == std::string::npos ? said.output : said.output.substr(line, at - line);
}

int shell(const std::string& command) {
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string quietly(const std::string& limit, const std::string& arguments) {
  return "XDG_CACHE_HOME='" + cacheHome() + "' LANGUAGE=en " + limit + " '" MUSTER_BINARY "' " +
         arguments + " >/dev/null 2>&1";
}

TEST(StudySmoke, RunsAndGivesTheSameForAnyNumberOfThreads) {
  const std::string folder = freshFolder();
  const std::string study = "study '" + source("scenarios/studies/smoke.toml") + "' --out ";
  const Said one = muster(study + "one --threads 1", folder, 60);
  ASSERT_EQ(one.exit, 0) << one.output;
  EXPECT_NE(one.output.find("narrow-exit: 12 runs"), std::string::npos) << one.output;
  EXPECT_EQ(runsIn(one), "36");
  const Said three = muster(study + "three --threads 3", folder, 60);
  EXPECT_EQ(hashOf(one).size(), 16u);
  EXPECT_EQ(hashOf(three), hashOf(one));
  EXPECT_EQ(muster("check '" + source("scenarios/studies/smoke.toml") + "'").exit, 0);
  // What is there is not thrown away.
  const Said again = muster(study + "one", folder, 60);
  EXPECT_EQ(again.exit, 1);
  EXPECT_NE(again.output.find("study.has-results"), std::string::npos) << again.output;
}

TEST(StudySmoke, ComparesAndSaysItInASentence) {
  const std::string folder = freshFolder();
  const Said said =
      muster("study '" + source("scenarios/studies/smoke.toml") + "' --out r", folder);
  ASSERT_EQ(said.exit, 0) << said.output;
  for (const char* part :
       {"30 visitors (thirty-visitors) empties ",
        " s later than One room empties (base) (95 %: ", "there is no difference larger than "}) {
    EXPECT_NE(said.output.find(part), std::string::npos) << part << said.output;
  }
  const Said pair = muster("compare r:narrow-exit r:thirty-visitors --lang zh", folder);
  ASSERT_EQ(pair.exit, 0) << pair.output;
  EXPECT_NE(pair.output.find("30名访客 (thirty-visitors) 比 出口净宽0.9米 (narrow-exit) 慢"),
            std::string::npos)
      << pair.output;
  EXPECT_EQ(muster("compare r", folder).exit, 0);
  const Said tables = muster("export r/study.sqlite --format csv", folder);
  ASSERT_EQ(tables.exit, 0) << tables.output;
  EXPECT_EQ(readFile(folder + "/r/runs.csv").find("variant,seed,agents,out,"), 0u);
  EXPECT_EQ(muster("export r/study.sqlite --format jupedsim", folder).exit, 1);
  EXPECT_EQ(muster("compare r:base r:nobody", folder).exit, 1);
  // One run each is no comparison, and that is said.
  ASSERT_EQ(muster("run '" + source("scenarios/one-room.toml") + "' --out one", folder).exit, 0);
  ASSERT_EQ(
      muster("run '" + source("scenarios/one-room.toml") + "' --seed 2 --out two", folder).exit, 0);
  const Said runs = muster("compare one two", folder);
  EXPECT_EQ(runs.exit, 0) << runs.output;
  EXPECT_NE(runs.output.find("anecdote"), std::string::npos) << runs.output;
  EXPECT_NE(runs.output.find("different people"), std::string::npos) << runs.output;
  EXPECT_EQ(muster("compare one r", folder).exit, 1);
}

// The only open way out is closed: told, with everybody left behind, and no failure.
TEST(StudySmoke, StopsByItselfAndClosesEachWayInTurn) {
  const std::string folder = freshFolder();
  std::ofstream(folder + "/s.toml") << "[study]\nbase = \"" << source("scenarios/one-room.toml")
                                    << "\"\nn_minus_1 = true\n[stop]\ntime_s = 1.5\n";
  const Said said = muster("study s.toml --out r", folder);
  ASSERT_EQ(said.exit, 0) << said.output;
  EXPECT_NE(said.output.find("without-exit    30  never in 30 of 30 runs"), std::string::npos)
      << said.output;
  EXPECT_NE(said.output.find("base: precise enough after"), std::string::npos) << said.output;
  std::ofstream(folder + "/cap.toml") << "[study]\nbase = \"" << source("scenarios/one-room.toml")
                                      << "\"\n[stop]\ntime_s = 0.01\ntime_share = 0\nmost = 25\n";
  const Said capped = muster("study cap.toml --out c", folder);
  EXPECT_EQ(capped.exit, 3) << capped.output;
  EXPECT_NE(capped.output.find("NOT CONVERGED after 25 runs"), std::string::npos) << capped.output;
}

TEST(StudySmoke, TellsWhatIsWrongWithTheFile) {
  const std::string folder = freshFolder();
  std::ofstream(folder + "/s.toml") << "[study]\nbase = \"nothing.toml\"\nsedes = 3\n";
  const Said said = muster("study s.toml", folder);
  EXPECT_EQ(said.exit, 1);
  EXPECT_NE(said.output.find("s.toml:3:1"), std::string::npos) << said.output;
}

TEST(Study, KilledAtAnyMomentItGoesOnAndLosesNothing) {
  const std::string folder = freshFolder();
  const std::string study =
      "study '" + manyRuns(folder) + "' --threads 2 --resume --out '" + folder + "/";
  const Said whole = muster(study + "whole'");
  ASSERT_EQ(whole.exit, 0) << whole.output;
  ASSERT_EQ(runsIn(whole), kManyRuns);
  int killed = 0;
  for (int i = 0; i < 20; ++i) {
    // Moments that do not keep step with the runs, the earliest while the file is made.
    const int after_ms = 20 + 97 * (i * 7 % 20) % 400;
    const std::string limit = "timeout -s KILL 0." + std::to_string(1000 + after_ms).substr(1);
    if (shell(quietly(limit, study + "killed'")) == 137) ++killed;
  }
  EXPECT_GE(killed, 5);  // the others came to the end
  const Said rest = muster(study + "killed'");
  ASSERT_EQ(rest.exit, 0) << rest.output;
  EXPECT_EQ(runsIn(rest), kManyRuns);
  EXPECT_EQ(hashOf(rest), hashOf(whole));
}

TEST(Study, AFullDiskIsToldAndLeavesTheFileWhole) {
  const std::string folder = freshFolder();
  const std::string study = "study '" + manyRuns(folder) + "' --out '" + folder + "/r'";
  // No file may grow beyond 150 kB; a program that only ignores the signal is told so by write().
  const std::string limited = "LANGUAGE=en XDG_CACHE_HOME='" + cacheHome() +
                              "' bash -c \"trap '' XFSZ; ulimit -f 150; '" MUSTER_BINARY "' " +
                              study + "\" > '" + folder + "/said' 2>&1";
  EXPECT_EQ(shell(limited), 1);
  EXPECT_NE(readFile(folder + "/said").find("study.cannot-write"), std::string::npos)
      << readFile(folder + "/said");
  const Said rest = muster(study + " --resume");
  ASSERT_EQ(rest.exit, 0) << rest.output;
  EXPECT_EQ(runsIn(rest), kManyRuns);
  EXPECT_EQ(hashOf(rest),
            hashOf(muster("study '" + manyRuns(folder) + "' --out '" + folder + "/w'")));
}

TEST(Study, CtrlCKeepsWhatIsFinished) {
  const std::string folder = freshFolder();
  const std::string study = "study '" + manyRuns(folder) + "' --threads 1 --out '" + folder + "/r'";
  EXPECT_EQ(shell(quietly("timeout -s INT 0.6", study)), 124);
  const Said rest = muster(study + " --resume");
  EXPECT_EQ(rest.exit, 0) << rest.output;
  EXPECT_EQ(runsIn(rest), kManyRuns);
}

TEST(Study, OneAtATimeInAFolder) {
  const std::string folder = freshFolder();
  const std::string study = "study '" + manyRuns(folder) + "' --out '" + folder + "/r'";
  const std::string both = quietly("timeout 60", study) + " & until [ -s '" + folder +
                           "/r/study.lock' ]; do sleep 0.05; done; " +
                           quietly("", study + " --resume") + "; second=$?; wait; exit $second";
  EXPECT_EQ(shell(both), 1);
}

}  // namespace
}  // namespace muster::testing
