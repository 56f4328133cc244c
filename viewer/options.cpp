#include "viewer/options.h"

#include <CLI/CLI.hpp>

#include "viewer/content/colouring.h"
#include "viewer/content/heat.h"
#include "viewer/settings.h"

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

// What is shown, from when.
void addView(CLI::App& app, Options& options, const report::Words& words) {
  const auto text = [&](const char* key) { return words.text(key); };
  std::vector<std::string> colours, heats;
  for (std::size_t i = 0; i < kHeats; ++i) heats.emplace_back(spell(static_cast<Heat>(i)));
  for (std::size_t i = 0; i < kColourings; ++i)
    colours.emplace_back(spell(static_cast<ColourBy>(i)));
  app.add_option("file", options.files, text("viewer.option.file"))->expected(0, 2);
  app.add_option("--at", options.at_s, text("viewer.option.at"))->check(CLI::Range(0.0, 1e6));
  app.add_option("--level", options.level, text("viewer.option.level"));
  app.add_option("--colour", options.colour, text("viewer.option.colour"))
      ->check(CLI::IsMember(colours));
  app.add_option("--heat", options.heat, text("viewer.option.heat"))->check(CLI::IsMember(heats));
  app.add_option("--tab", options.tab, text("viewer.option.tab"))
      ->check(CLI::IsMember({"bottlenecks", "curves", "selection", "events", "run", "compare"}));
  app.add_option("--bottleneck", options.bottleneck, text("viewer.option.bottleneck"))
      ->check(CLI::Range(1, 1000));
  app.add_option("--close", options.close, text("viewer.option.close"))->allow_extra_args(false);
  app.add_option("--size", options.size, text("viewer.option.size"))
      ->check([&options](const std::string& value) { return readSize(value, options); });
  app.add_flag("--high-contrast", options.highContrast, text("viewer.option.high-contrast"));
  app.add_option("--scale", options.scale, text("viewer.option.scale"))
      ->check(CLI::Range(kLeastScale, kMostScale));
}

// What is made of it.
void addOutput(CLI::App& app, Options& options, const report::Words& words) {
  const auto text = [&](const char* key) { return words.text(key); };
  app.add_option("--screenshot", options.screenshot, text("viewer.option.screenshot"));
  app.add_flag("--panels", options.panels, text("viewer.option.panels"));
  app.add_option("--video", options.video, text("viewer.option.video"));
  app.add_option("--until", options.until_s, text("viewer.option.until"))
      ->check(CLI::Range(0.0, 1e6));
  app.add_option("--rate", options.rate, text("viewer.option.rate"))->check(CLI::Range(0.25, 32.0));
  app.add_option("--variant", options.variant, text("viewer.option.variant"));
  app.add_option("--script", options.script, text("viewer.option.script"));
  app.add_option("--dump-ui", options.dumpUi, text("viewer.option.dump-ui"));
  app.add_option("--measure", options.measure, text("viewer.option.measure"))
      ->check(CLI::Range(1, 100'000));
  app.add_flag("--window", options.window, text("viewer.option.window"));
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
  CLI::App app{words.text("viewer.program")};
  addView(app, line.options, words);
  addOutput(app, line.options, words);
  std::string language;
  app.add_option("--lang", language, words.text("ui.option.lang"))
      ->check(CLI::IsMember({"zh", "en"}));
  app.set_version_flag("--version", MUSTER_VERSION);
  try {
    app.parse(argc, argv);
    line.options.languageGiven = !language.empty();
  } catch (const CLI::ParseError& error) {
    line.exit = app.exit(error) == 0 ? 0 : kWrongCommandLine;
  }
  return line;
}

}  // namespace muster::viewer
