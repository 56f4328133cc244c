// What every command of the program `muster` shares: the user's words, and how it ends. Each
// command is one file; to add one, write its file and add a line to main.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "foundation/problem.h"
#include "report/words.h"

namespace muster::cli {

// Exit codes of design: 0 done, 1 the input has problems, 2 the command line is wrong, 3 the run
// hit a limit or lost somebody.
enum Exit { kDone = 0, kInputProblems = 1, kWrongCommandLine = 2, kLimitOrLost = 3 };

struct CheckOptions {
  std::string file;
  bool noCache = false;
  bool json = false;
};
struct RunOptions {
  std::string scenario;
  std::optional<std::uint64_t> seed;
  std::optional<std::string> model;
  bool noCache = false;
  int threads = 0;
  std::string out;
  bool profile = false;
};
struct StudyOptions {
  std::string study;
  std::string out;
  int threads = 0;
  bool resume = false;
  bool noCache = false;
  std::string shard;  // "3/8"
  bool merge = false;
  bool slurm = false;
  int shards = 0;  // of an array; 0 = as many as there is work for
};
struct CompareOptions {
  std::string first, second;
};
struct BenchOptions {
  std::vector<std::size_t> agents;
  std::vector<std::string> models;
  std::vector<int> threads;
  std::vector<std::string> scenarios;
  std::string drill;
  std::size_t seeds = 64;
  double seconds = 0;
  std::optional<double> look_s;
  double after_s = 1;
  bool quick = false;
  bool json = false;
  bool profile = false;
};
struct VerifyOptions {
  std::vector<std::string> only;
  std::vector<std::string> models;
  int seeds = 0;
  int threads = 0;
  bool full = false;
  bool json = false;
  bool sensitivity = false;
  std::string page = "results/verification.html";
};
struct ReportOptions {
  std::string result;              // folder of a run, or folder or file of a study
  std::optional<double> target_s;  // the user's own
};
struct ImportOptions {
  std::string file;
  std::string out;
};
struct ExportOptions {
  std::string recording;
  std::string format = "jupedsim";
  std::string out;
};

int runCheck(const CheckOptions& options, const report::Words& words);
int runRun(const RunOptions& options, const report::Words& words);
int runStudy(const StudyOptions& options, const report::Words& words);
int runCompare(const CompareOptions& options, const report::Words& words);
int runReport(const ReportOptions& options, const report::Words& words);
int runImport(const ImportOptions& options, const report::Words& words);
int runExport(const ExportOptions& options, const report::Words& words);
int runBench(const BenchOptions& options, const report::Words& words);
int runVerify(const VerifyOptions& options, const report::Words& words);

// Problems to stderr, one line each, errors last so that they stand where one looks; a count at the
// end.
void print(const Problems& problems, const report::Words& words);

}  // namespace muster::cli
