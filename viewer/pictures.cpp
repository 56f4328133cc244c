#include "viewer/pictures.h"

#include "viewer/application.h"
#include "viewer/graphics/gl.h"
#include "viewer/graphics/surface.h"
#include "viewer/measure.h"

namespace muster::viewer {

Problems makePictures(const Options& options, const Document& document, const UiState& state) {
  auto context = OffscreenContext::make();
  if (!context) return context.error();
  auto gui = Gui::make(nullptr, options.scale);
  if (!gui) return gui.error();
  const Surface surface(options.width, options.height);
  UiState start = state;
  start.clock.playing = options.measure > 0;
  Application application(**gui, document, start, options.panels);
  if (options.measure > 0) measure(options, application, glFinish);
  if (options.screenshot.empty()) return graphicsErrors();
  // Twice: panels learn their sizes from the first.
  for (int i = 0; i < 2; ++i) application.draw(options.width, options.height, 0);
  Problems problems = graphicsErrors();
  append(problems, writePng(options.screenshot, surface.pixels(), options.width, options.height));
  return problems;
}

}  // namespace muster::viewer
