// One picture after the other: reads the moment that the clock shows, lets the panels draw and
// change the state, draws the campus with its people. In a window or into a surface alike.
// Thread rule: the thread of the context.
#pragma once

#include <memory>

#include "viewer/content/colouring.h"
#include "viewer/graphics/gui.h"
#include "viewer/graphics/painter.h"
#include "viewer/state.h"

namespace muster::viewer {

class Application {
 public:
  // Both must outlive it.
  Application(Gui& gui, const Document& document, UiState state, bool panels);

  // Draws the next picture, `step_s` of wall time after the last one.
  void draw(int width, int height, double step_s);
  const UiState& state() const { return state_; }
  const Moment& moment() const { return moment_; }

 private:
  void drawCampus(const Projection& projection, int height);

  Gui& gui_;
  const Document& document_;
  Painter painter_;
  UiState state_;
  bool panels_;
  report::Words words_;
  Moment moment_;
  double momentAt_s_ = -1;
};

}  // namespace muster::viewer
