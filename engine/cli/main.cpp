#include <CLI/CLI.hpp>

#include <cstdint>
#include <cstdio>
#include <new>
#include <string>

#include "cli/command.h"

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
    if (*importCommand) return cli::runImport(import, words);
    return cli::runExport(exporting, words);
  } catch (const std::bad_alloc&) {  // a plan of kilometres, millions of people
    cli::print({Problem{Severity::error, "program.out-of-memory", {}, {}, {}, {}}}, words);
    return cli::kInputProblems;
  }
}
