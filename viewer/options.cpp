#include "viewer/options.h"

#include <CLI/CLI.hpp>

#include "viewer/content/colouring.h"

namespace muster::viewer {

namespace {

constexpr int kWrongCommandLine = 2;

// "1600x1000"; empty if it is one.
std::string readSize(const std::string& text, Options& options) {
  int width = 0, height = 0;
  char after = 0;
  constexpr int kLeast = 320, kMost = 8192;
  if (std::sscanf(text.c_str(), "%dx%d%c", &width, &height, &after) != 2 || width < kLeast ||
      height < kLeast || width > kMost || height > kMost)
    return "320x320 … 8192x8192";
  options.width = width;
  options.height = height;
  return {};
}

}  // namespace

report::Language chooseLanguage(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--lang" && i + 1 < argc) {
      if (const auto language = report::readLanguage(argv[i + 1])) return *language;
    }
    if (argument.rfind("--lang=", 0) == 0) {
      if (const auto language = report::readLanguage(argument.substr(7))) return *language;
    }
  }
  return report::languageOfEnvironment();
}

CommandLine readCommandLine(int argc, char** argv, const report::Words& words) {
  CommandLine line;
  Options& options = line.options;
  const auto text = [&](const char* key) { return words.text(key); };
  CLI::App app{text("viewer.program")};
  std::string language;
  std::vector<std::string> colours;
  for (std::size_t i = 0; i < kColourings; ++i)
    colours.emplace_back(spell(static_cast<ColourBy>(i)));
  app.add_option("file", options.files, text("viewer.option.file"))->expected(0, 1);
  app.add_option("--screenshot", options.screenshot, text("viewer.option.screenshot"));
  app.add_option("--at", options.at_s, text("viewer.option.at"))->check(CLI::Range(0.0, 1e6));
  app.add_option("--level", options.level, text("viewer.option.level"));
  app.add_option("--colour", options.colour, text("viewer.option.colour"))
      ->check(CLI::IsMember(colours));
  app.add_option("--size", options.size, text("viewer.option.size"))
      ->check([&](const std::string& value) { return readSize(value, options); });
  app.add_flag("--panels", options.panels, text("viewer.option.panels"));
  app.add_option("--measure", options.measure, text("viewer.option.measure"))
      ->check(CLI::Range(1, 100'000));
  app.add_flag("--window", options.window, text("viewer.option.window"));
  app.add_option("--scale", options.scale, text("viewer.option.scale"))
      ->check(CLI::Range(0.5, 4.0));
  app.add_option("--lang", language, text("ui.option.lang"))->check(CLI::IsMember({"zh", "en"}));
  app.set_version_flag("--version", MUSTER_VERSION);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    line.exit = app.exit(error) == 0 ? 0 : kWrongCommandLine;
  }
  return line;
}

}  // namespace muster::viewer
