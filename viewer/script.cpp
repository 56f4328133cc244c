#include "viewer/script.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <sstream>

#include "io/text_file.h"
#include "viewer/ui_dump.h"

namespace muster::viewer {

namespace {

constexpr std::size_t kLargestScript = std::size_t{1} << 20;
constexpr double kStep_s = 0.04;

int keyOf(const std::string& name) {
  constexpr std::array<std::pair<std::string_view, int>, 12> kNamed{{{"plus", GLFW_KEY_EQUAL},
                                                                     {"minus", GLFW_KEY_MINUS},
                                                                     {"comma", GLFW_KEY_COMMA},
                                                                     {"full-stop", GLFW_KEY_PERIOD},
                                                                     {"space", GLFW_KEY_SPACE},
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

// A place of the plan by its kind and id; nothing if there is none.
Selection placeOf(const std::string& kind, const std::string& id, const plan::Campus& campus) {
  const auto among = [&](const auto& things, Selection::Kind found) {
    const auto at = std::ranges::find_if(things, [&](const auto& thing) { return thing.id == id; });
    return at == things.end() ? Selection()
                              : Selection{found, static_cast<std::size_t>(at - things.begin())};
  };
  if (kind == "opening") return among(campus.openings, Selection::Kind::opening);
  if (kind == "space") return among(campus.spaces, Selection::Kind::space);
  if (kind == "stair") return among(campus.stairs, Selection::Kind::stair);
  if (kind == "zone") return among(campus.zones, Selection::Kind::zone);
  return {};
}

class Player {
 public:
  Player(const Options& options, Application& application, Gui& gui, const Surface* surface,
         const std::function<void()>& present)
      : options_(options),
        application_(application),
        gui_(gui),
        surface_(surface),
        present_(present) {}

  void begin() { draw(2); }  // panels learn their sizes
  Problems step(const std::string& line, std::uint32_t number) {
    std::istringstream words(line);
    std::string verb, argument;
    words >> verb >> std::ws;
    std::getline(words, argument);
    if (verb.empty() || verb[0] == '#') return {};
    if (verb == "click") return clickControl(argument, 0.5, number);
    if (verb == "slide") {
      std::istringstream slide(argument);
      std::string name;
      double share = 0;
      if (slide >> name >> share && share >= 0 && share <= 1)
        return clickControl(name, share, number);
    }
    if (verb == "screenshot" && surface_ != nullptr)
      return writePng(argument, surface_->pixels(), options_.width, options_.height);
    if (verb == "dump" && application_.scene())
      return io::writeAtomically(argument, dumpUi(application_.state(), *application_.scene()));
    if (passes(verb, argument) || selects(verb, argument) || acts(verb, argument)) return {};
    return {{Severity::error,
             "viewer.script-step",
             options_.script,
             {number, 1},
             "",
             {{"value", line}}}};
  }

 private:
  // Each false if that is no step of its kind. Time:
  bool passes(const std::string& verb, const std::string& argument) {
    std::istringstream numbers(argument);
    double seconds = 0;
    if (verb == "wait") {
      application_.wait();
      draw(3);
    } else if (verb == "await-drop") {
      using Steady = std::chrono::steady_clock;
      const auto end = Steady::now() + std::chrono::minutes(1);
      while (!application_.opening() && Steady::now() < end) draw(1);
    } else if (verb == "play" && numbers >> seconds && seconds >= 0) {
      draw(static_cast<int>(std::lround(seconds / kStep_s)));
    } else {
      return false;
    }
    return true;
  }
  // People and places:
  bool selects(const std::string& verb, const std::string& argument) {
    std::istringstream numbers(argument);
    std::size_t person = 0;
    Selection selection;
    if (verb == "person" && numbers >> person) {
      selection = {Selection::Kind::person, person};
    } else if (const auto scene = application_.scene()) {
      selection = placeOf(verb, argument, *scene->document.campus);
    }
    if (selection.kind == Selection::Kind::nothing) return false;
    application_.select(selection);
    draw(1);
    return true;
  }
  // Mouse, keys, files:
  bool acts(const std::string& verb, const std::string& argument) {
    std::istringstream numbers(argument);
    double x = 0, y = 0;
    if ((verb == "point" || verb == "probe") && numbers >> x >> y) {
      gui_.holdShift(verb == "probe");
      click(x, y);
      gui_.holdShift(false);
    } else if (const int key = keyOf(argument); verb == "key" && key != 0) {
      gui_.press(key, true);
      draw(1);
      gui_.press(key, false);
      draw(2);
    } else if (verb == "drop") {
      application_.open({argument});
      draw(1);
    } else {
      return false;
    }
    return true;
  }
  void draw(int pictures) {
    for (int i = 0; i < pictures; ++i) {
      application_.draw(options_.width, options_.height, kStep_s);
      present_();
    }
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
  Problems clickControl(const std::string& name, double share, std::uint32_t number) {
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
    click(place.x + place.width * share, place.y + place.height / 2);
    return {};
  }

  const Options& options_;
  Application& application_;
  Gui& gui_;
  const Surface* surface_;
  const std::function<void()>& present_;
};

}  // namespace

Problems playScript(const Options& options, Application& application, Gui& gui,
                    const Surface* surface, const std::function<void()>& present) {
  const auto bytes = io::readBytes(options.script, kLargestScript);
  if (!bytes) return bytes.error();
  Player player(options, application, gui, surface, present);
  player.begin();
  std::istringstream lines(*bytes);
  std::uint32_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    if (Problems problems = player.step(line, ++number); hasErrors(problems)) return problems;
  }
  return {};
}

}  // namespace muster::viewer
