// Dear ImGui with OpenGL 3.3, in or without a window: its context, its font with every character
// the texts need, its colours. Thread rule: the thread of the context.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "foundation/problem.h"

struct GLFWwindow;

namespace muster::viewer {

class Gui {
 public:
  // `window` may be null: pictures only. Problems: viewer.no-font.
  static Result<std::unique_ptr<Gui>> make(GLFWwindow* window, double scale);
  ~Gui();

  // Size of text and contrast, from the next picture on.
  void look(double scale, bool highContrast);
  // With the arrow keys and Enter from control to control, where keys have no other meaning.
  void moveByKeys(bool on);
  // As if somebody held the mouse, from then on; keys of GLFW.
  void point(double x, double y, bool pressed);
  void press(int key, bool down);
  void holdShift(bool down);
  // What the window tells of a key, as GLFW says it.
  struct KeyChange {
    int key, scancode, action, mods;
  };
  void keyChanged(const KeyChange& change);
  bool hasKeys() const { return !changes_.empty(); }

  // Makes sure that all characters of these texts can be shown (besides the catalogues').
  void learn(const std::vector<std::string>& texts);
  // Between these two, panels draw. Without a window the time since the last picture is `step_s`.
  void begin(int width, int height, double step_s);
  void end();
  double scale() const { return scale_; }

 private:
  Gui(GLFWwindow* window, std::string font, double scale);
  void buildFont();
  void passKeys();

  struct Mouse {
    float x, y;
    bool pressed;
  };

  GLFWwindow* window_;
  std::string font_;
  double scale_;
  bool highContrast_ = false;
  std::vector<std::string> texts_;
  bool fontIsOld_ = true;
  std::optional<Mouse> mouse_;
  std::vector<KeyChange> changes_;  // not passed on yet
};

}  // namespace muster::viewer
