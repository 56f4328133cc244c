#include <CLI/CLI.hpp>

#include <cstdint>
#include <cstdio>
#include <new>
#include <string>

#include "cli/command.h"
#include "crowd/motion_model.h"
#include "study/shards.h"
#include "study/slurm.h"
#include "verification/bench.h"
#include "verification/crowded_hall.h"
#include "verification/suite.h"

namespace {

using namespace muster;

// --lang anywhere on the line decides before the parser speaks, since its own help is in the user's
// language too.
report::Words chooseWords(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--lang" && i + 1 < argc) {
      if (const auto language = report::readLanguage(argv[i + 1])) return report::Words(*language);
    }
    if (argument.rfind("--lang=", 0) == 0) {
      if (const auto language = report::readLanguage(argument.substr(7)))
        return report::Words(*language);
    }
  }
  return report::Words(report::languageOfEnvironment());
}

CLI::App* addBench(CLI::App& app, cli::BenchOptions& bench, const report::Words& words) {
  const auto text = [&](const char* key) { return words.text(key); };
  CLI::App* command = app.add_subcommand("bench", text("ui.command.bench"));
  const auto models = crowd::motionModelNames();
  command->add_option("--agents", bench.agents, text("ui.option.bench-agents"))
      ->delimiter(',')
      ->check(CLI::Range(verification::kFewestInHall, verification::kMostInHall));
  command->add_option("--model", bench.models, text("ui.option.bench-model"))
      ->delimiter(',')
      ->check(CLI::IsMember(std::vector<std::string>(models.begin(), models.end())));
  command->add_option("--threads", bench.threads, text("ui.option.bench-threads"))
      ->delimiter(',')
      ->check(CLI::Range(1, 256));
  command->add_option("--scenario", bench.scenarios, text("ui.option.bench-scenario"))
      ->delimiter(',')
      ->check(CLI::IsMember(
          {verification::kCrowdedHall, verification::kSampleDrill, verification::kSeeds}));
  command->add_option("--drill", bench.drill, text("ui.option.bench-drill"));
  command->add_option("--seeds", bench.seeds, text("ui.option.bench-seeds"))
      ->check(CLI::Range(std::size_t{1}, std::size_t{100'000}));
  command->add_option("--seconds", bench.seconds, text("ui.option.bench-seconds"))
      ->check(CLI::Range(0.0, 3600.0));
  command->add_option("--look-s", bench.look_s, text("ui.option.bench-look"))
      ->check(CLI::Range(0.005, 0.1));
  command->add_option("--after-s", bench.after_s, text("ui.option.bench-after"))
      ->check(CLI::Range(0.05, 600.0));
  command->add_flag("--quick", bench.quick, text("ui.option.bench-quick"));
  command->add_flag("--json", bench.json, text("ui.option.json"));
  command->add_flag("--profile", bench.profile, text("ui.option.profile"));
  return command;
}

CLI::App* addStudy(CLI::App& app, cli::StudyOptions& study, const report::Words& words) {
  const auto text = [&](const char* key) { return words.text(key); };
  CLI::App* command = app.add_subcommand("study", text("ui.command.study"));
  command->add_option("study", study.study, text("ui.option.study"))->required();
  command->add_option("--out", study.out, text("ui.option.study-out"));
  command->add_option("--threads", study.threads, text("ui.option.threads"))
      ->check(CLI::Range(0, 1024));
  CLI::Option* resume = command->add_flag("--resume", study.resume, text("ui.option.resume"));
  CLI::Option* shard = command->add_option("--shard", study.shard, text("ui.option.shard"));
  CLI::Option* merge = command->add_flag("--merge", study.merge, text("ui.option.merge"));
  CLI::Option* slurm = command->add_flag("--slurm", study.slurm, text("ui.option.slurm"));
  command->add_option("--shards", study.shards, text("ui.option.shards"))
      ->check(CLI::Range(1, study::kMostArrayTasks))
      ->needs(slurm);
  shard->check(
      [](const std::string& value) { return study::readShard(value) ? std::string() : "I/N"; });
  for (CLI::Option* one : {resume, shard, merge, slurm}) {
    for (CLI::Option* other : {resume, shard, merge, slurm})
      if (one != other) one->excludes(other);
  }
  command->add_flag("--no-cache", study.noCache, text("ui.option.no-cache"));
  return command;
}

CLI::App* addVerify(CLI::App& app, cli::VerifyOptions& verify, const report::Words& words) {
  const auto text = [&](const char* key) { return words.text(key); };
  CLI::App* command = app.add_subcommand("verify", text("ui.command.verify"));
  command->add_option("--only", verify.only, text("ui.option.verify-only"))->delimiter(',');
  command->add_option("--model", verify.models, text("ui.option.verify-model"))
      ->delimiter(',')
      ->check(CLI::IsMember(verification::suiteModels()));
  command->add_option("--seeds", verify.seeds, text("ui.option.verify-seeds"))
      ->check(CLI::Range(1, 1000));
  command->add_option("--threads", verify.threads, text("ui.option.threads"))
      ->check(CLI::Range(0, 1024));
  command->add_flag("--full", verify.full, text("ui.option.verify-full"));
  command->add_flag("--json", verify.json, text("ui.option.json"));
  command->add_flag("--sensitivity", verify.sensitivity, text("ui.option.verify-sensitivity"));
  command->add_option("--page", verify.page, text("ui.option.verify-page"));
  return command;
}

}  // namespace

int main(int argc, char** argv) {
  const report::Words words = chooseWords(argc, argv);
  const auto text = [&](const char* key) { return words.text(key); };

  CLI::App app{text("ui.program")};
  app.require_subcommand(1);
  app.fallthrough();
  std::string language;
  app.add_option("--lang", language, text("ui.option.lang"))->check(CLI::IsMember({"zh", "en"}));
  app.set_version_flag("--version", MUSTER_VERSION);

  cli::CheckOptions check;
  CLI::App* checkCommand = app.add_subcommand("check", text("ui.command.check"));
  checkCommand->add_option("file", check.file, text("ui.option.check-file"))->required();
  checkCommand->add_flag("--json", check.json, text("ui.option.json"));
  checkCommand->add_flag("--no-cache", check.noCache, text("ui.option.no-cache"));

  cli::RunOptions run;
  CLI::App* runCommand = app.add_subcommand("run", text("ui.command.run"));
  runCommand->add_option("scenario", run.scenario, text("ui.option.scenario"))->required();
  // As in the scenario file: what JSON's numbers carry without loss. Without a check the parser
  // takes -1 for 2^64 - 1.
  runCommand->add_option("--seed", run.seed, text("ui.option.seed"))
      ->check(CLI::Range(std::uint64_t{0}, std::uint64_t{1} << 53));
  runCommand->add_option("--threads", run.threads, text("ui.option.threads"))
      ->check(CLI::Range(0, 1024));
  runCommand->add_option("--model", run.model, text("ui.option.model"));
  runCommand->add_option("--out", run.out, text("ui.option.out-folder"));
  runCommand->add_flag("--profile", run.profile, text("ui.option.profile"));
  runCommand->add_flag("--no-cache", run.noCache, text("ui.option.no-cache"));

  cli::StudyOptions study;
  CLI::App* studyCommand = addStudy(app, study, words);

  cli::CompareOptions compare;
  CLI::App* compareCommand = app.add_subcommand("compare", text("ui.command.compare"));
  compareCommand->add_option("first", compare.first, text("ui.option.compare-first"))->required();
  compareCommand->add_option("second", compare.second, text("ui.option.compare-second"));

  cli::ReportOptions reporting;
  CLI::App* reportCommand = app.add_subcommand("report", text("ui.command.report"));
  reportCommand->add_option("result", reporting.result, text("ui.option.report-folder"))
      ->required();
  reportCommand->add_option("--target-s", reporting.target_s, text("ui.option.report-target"))
      ->check(CLI::Range(1.0, 86400.0));

  cli::BenchOptions bench;
  CLI::App* benchCommand = addBench(app, bench, words);

  cli::VerifyOptions verify;
  CLI::App* verifyCommand = addVerify(app, verify, words);

  cli::ImportOptions import;
  CLI::App* importCommand = app.add_subcommand("import", text("ui.command.import"));
  importCommand->add_option("file", import.file, text("ui.option.import-file"))->required();
  importCommand->add_option("--out", import.out, text("ui.option.import-out"))->required();

  cli::ExportOptions exporting;
  CLI::App* exportCommand = app.add_subcommand("export", text("ui.command.export"));
  exportCommand->add_option("recording", exporting.recording, text("ui.option.recording"))
      ->required();
  exportCommand->add_option("--format", exporting.format, text("ui.option.format"))
      ->check(CLI::IsMember({"jupedsim", "csv"}));
  exportCommand->add_option("--out", exporting.out, text("ui.option.export-out"));

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return code == 0 ? cli::kDone : cli::kWrongCommandLine;
  }
  try {
    if (*checkCommand) return cli::runCheck(check, words);
    if (*runCommand) return cli::runRun(run, words);
    if (*studyCommand) return cli::runStudy(study, words);
    if (*compareCommand) return cli::runCompare(compare, words);
    if (*reportCommand) return cli::runReport(reporting, words);
    if (*importCommand) return cli::runImport(import, words);
    if (*benchCommand) return cli::runBench(bench, words);
    if (*verifyCommand) return cli::runVerify(verify, words);
    return cli::runExport(exporting, words);
  } catch (const std::bad_alloc&) {  // a plan of kilometres, millions of people
    cli::print({Problem{Severity::error, "program.out-of-memory", {}, {}, {}, {}}}, words);
    return cli::kInputProblems;
  }
}
