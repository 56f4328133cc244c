#include "viewer/script.h"

#include <GLFW/glfw3.h>

#include <array>
#include <cmath>
#include <sstream>

#include "io/text_file.h"
#include "viewer/ui_dump.h"

namespace muster::viewer {

namespace {

constexpr std::size_t kLargestScript = std::size_t{1} << 20;
constexpr double kStep_s = 0.04;

int keyOf(const std::string& name) {
  constexpr std::array<std::pair<std::string_view, int>, 8> kNamed{{{"space", GLFW_KEY_SPACE},
                                                                    {"tab", GLFW_KEY_TAB},
                                                                    {"home", GLFW_KEY_HOME},
                                                                    {"end", GLFW_KEY_END},
                                                                    {"left", GLFW_KEY_LEFT},
                                                                    {"right", GLFW_KEY_RIGHT},
                                                                    {"up", GLFW_KEY_PAGE_UP},
                                                                    {"down", GLFW_KEY_PAGE_DOWN}}};
  for (const auto& [known, key] : kNamed) {
    if (known == name) return key;
  }
  if (name.size() == 1 && name[0] >= 'a' && name[0] <= 'z') return GLFW_KEY_A + (name[0] - 'a');
  return 0;
}

class Player {
 public:
  Player(const Options& options, Application& application, Gui& gui, const Surface& surface)
      : options_(options), application_(application), gui_(gui), surface_(surface) {}

  void begin() { draw(2); }  // panels learn their sizes
  Problems step(const std::string& line, std::uint32_t number) {
    std::istringstream words(line);
    std::string verb, argument;
    words >> verb >> std::ws;
    std::getline(words, argument);
    const Problems unknown{{Severity::error,
                            "viewer.script-step",
                            options_.script,
                            {number, 1},
                            "",
                            {{"value", line}}}};
    if (verb.empty() || verb[0] == '#') return {};
    if (verb == "click") return clickControl(argument, number);
    if (verb == "screenshot")
      return writePng(argument, surface_.pixels(), options_.width, options_.height);
    if (verb == "dump" && application_.scene())
      return io::writeAtomically(argument, dumpUi(application_.state(), *application_.scene()));
    if (verb == "wait") {
      application_.wait();
      draw(3);
      return {};
    }
    std::istringstream numbers(argument);
    double x = 0, y = 0;
    if (verb == "play" && numbers >> x && x >= 0) {
      draw(static_cast<int>(std::lround(x / kStep_s)));
      return {};
    }
    if (verb == "person" && numbers >> x && x >= 0) {
      application_.select({Selection::Kind::person, static_cast<std::size_t>(x)});
      draw(1);
      return {};
    }
    if (verb == "point" && numbers >> x >> y) {
      click(x, y);
      return {};
    }
    if (const int key = keyOf(argument); verb == "key" && key != 0) {
      gui_.press(key, true);
      draw(1);
      gui_.press(key, false);
      draw(2);
      return {};
    }
    return unknown;
  }

 private:
  void draw(int pictures) {
    for (int i = 0; i < pictures; ++i) application_.draw(options_.width, options_.height, kStep_s);
  }
  // There, down, up; and a picture that shows what came of it.
  void click(double x, double y) {
    for (const bool pressed : {false, false, true, false}) {
      gui_.point(x, y, pressed);
      draw(1);
    }
    gui_.point(-1, -1, false);
    draw(2);
  }
  Problems clickControl(const std::string& name, std::uint32_t number) {
    draw(2);
    const auto found = application_.state().controls.find(name);
    if (found == application_.state().controls.end())
      return {{Severity::error,
               "viewer.script-control",
               options_.script,
               {number, 1},
               "",
               {{"value", name}}}};
    const Frame place = found->second;
    click(place.x + place.width / 2, place.y + place.height / 2);
    return {};
  }

  const Options& options_;
  Application& application_;
  Gui& gui_;
  const Surface& surface_;
};

}  // namespace

Problems playScript(const Options& options, Application& application, Gui& gui,
                    const Surface& surface) {
  const auto bytes = io::readBytes(options.script, kLargestScript);
  if (!bytes) return bytes.error();
  Player player(options, application, gui, surface);
  player.begin();
  std::istringstream lines(*bytes);
  std::uint32_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    if (Problems problems = player.step(line, ++number); hasErrors(problems)) return problems;
  }
  return {};
}

}  // namespace muster::viewer
