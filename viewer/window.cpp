#include "viewer/window.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <chrono>
#include <memory>

#include "viewer/application.h"
#include "viewer/graphics/gl.h"
#include "viewer/measure.h"
#include "viewer/script.h"

namespace muster::viewer {

namespace {

Problems problem(const char* code, const std::string& reason) {
  return {{Severity::error, code, {}, {}, "", {{"reason", reason}}}};
}

std::string lastError() {
  const char* description = nullptr;
  glfwGetError(&description);
  return description != nullptr ? description : "?";
}

struct Library {
  bool started = glfwInit() == GLFW_TRUE;
  ~Library() {
    if (started) glfwTerminate();
  }
};

struct CloseWindow {
  void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};
using WindowPointer = std::unique_ptr<GLFWwindow, CloseWindow>;

WindowPointer openWindow(const Options& options, const std::string& title) {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  WindowPointer window(
      glfwCreateWindow(options.width, options.height, title.c_str(), nullptr, nullptr));
  if (window) {
    glfwMakeContextCurrent(window.get());
    glfwSwapInterval(1);
  }
  return window;
}

// What the window's callbacks talk to.
struct Listeners {
  Application& application;
  Gui& gui;
};

void openDropped(GLFWwindow* window, int count, const char** paths) {
  static_cast<Listeners*>(glfwGetWindowUserPointer(window))
      ->application.open({paths, paths + count});
}

void keyChanged(GLFWwindow* window, int key, int scancode, int action, int mods) {
  static_cast<Listeners*>(glfwGetWindowUserPointer(window))
      ->gui.keyChanged({key, scancode, action, mods});
  if (key == GLFW_KEY_Q && action == GLFW_PRESS && (mods & GLFW_MOD_CONTROL) != 0)
    glfwSetWindowShouldClose(window, GLFW_TRUE);
}

void listen(GLFWwindow* window, Listeners& listeners) {
  glfwSetWindowUserPointer(window, &listeners);
  glfwSetDropCallback(window, openDropped);
  glfwSetKeyCallback(window, keyChanged);
}

void loop(GLFWwindow* window, Application& application, const Gui& gui) {
  using Steady = std::chrono::steady_clock;
  constexpr double kIdle_s = 0.25;  // tooltips and cursors blink all the same
  auto before = Steady::now();
  while (glfwWindowShouldClose(window) == GLFW_FALSE) {
    if (application.busy() || gui.hasKeys()) {
      glfwPollEvents();
    } else {
      glfwWaitEventsTimeout(kIdle_s);
    }
    const auto now = Steady::now();
    int width = 0, height = 0;
    glfwGetFramebufferSize(window, &width, &height);
    if (width > 0 && height > 0)
      application.draw(width, height, std::chrono::duration<double>(now - before).count());
    before = now;
    glfwSwapBuffers(window);
  }
}

// The language is kept only once it was changed in the window: else it stays that of the
// environment.
Problems keep(const UiState& state, const Settings& before, report::Language start) {
  Settings settings = state.settings;
  if (state.language != start)
    settings.language = state.language == report::Language::zh ? "zh" : "en";
  const std::string file = settingsFile();
  if (settings == before || file.empty()) return {};
  return writeSettings(file, settings);
}

}  // namespace

Problems runWindow(const Options& options, std::vector<Document>& documents, const UiState& state) {
  const Library library;
  if (!library.started) return problem("viewer.no-display", lastError());
  const WindowPointer window = openWindow(options, "Muster");
  if (!window) return problem("viewer.no-graphics", lastError());
  auto gui = Gui::make(window.get(), state.settings.scale);
  if (!gui) return gui.error();
  UiState start = state;
  start.clock.playing = start.clock.playing || options.measure > 0;
  Application application(**gui, documents, start, true);
  Listeners listeners{application, **gui};
  listen(window.get(), listeners);
  const auto present = [&] {
    glfwPollEvents();
    glfwSwapBuffers(window.get());
  };
  Problems problems;
  if (options.measure > 0) {
    glfwSwapInterval(0);
    measure(options, application, present);
  } else if (!options.script.empty()) {
    problems = playScript(options, application, **gui, nullptr, present);
  } else {
    loop(window.get(), application, **gui);
  }
  append(problems, graphicsErrors());
  append(problems, keep(application.state(), readSettings(settingsFile()), state.language));
  return problems;
}

}  // namespace muster::viewer
