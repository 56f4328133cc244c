#include "viewer/pictures.h"

#include <algorithm>

#include "io/text_file.h"
#include "viewer/application.h"
#include "viewer/graphics/gl.h"
#include "viewer/graphics/surface.h"
#include "viewer/measure.h"
#include "viewer/script.h"
#include "viewer/ui_dump.h"
#include "viewer/video.h"

namespace muster::viewer {

namespace {

// From --at to --until, `rate` seconds of the run in a second of the film.
Problems makeFilm(const Options& options, const std::vector<Document>& documents,
                  Application& application, const Surface& surface) {
  auto film = Film::make(options.video, options.width, options.height, options.perSecond);
  if (!film) return film.error();
  const bool moves = !documents.empty() && documents.front().frames;
  const double end_s = moves ? documents.front().frames->end_s() : options.at_s;
  const double until_s = options.until_s < 0 ? end_s : std::min(options.until_s, end_s);
  const double step_s = options.rate / options.perSecond;
  application.draw(options.width, options.height, 0);  // panels learn their sizes
  for (int i = 0; options.at_s + i * step_s <= until_s; ++i) {
    application.goTo(options.at_s + i * step_s);
    application.draw(options.width, options.height, 0);
    if (Problems problems = (*film)->add(surface.pixels()); hasErrors(problems)) return problems;
  }
  Problems problems = (*film)->finish();
  append(problems, graphicsErrors());
  return problems;
}

}  // namespace

Problems makePictures(const Options& options, std::vector<Document>& documents,
                      const UiState& state) {
  auto context = OffscreenContext::make();
  if (!context) return context.error();
  auto gui = Gui::make(nullptr, state.settings.scale);
  if (!gui) return gui.error();
  const Surface surface(options.width, options.height);
  UiState start = state;
  start.clock.playing = options.measure > 0;
  Application application(**gui, documents, start, options.panels);
  if (options.measure > 0) measure(options, application, glFinish);
  if (options.screenshot.empty() && options.dumpUi.empty() && options.video.empty() &&
      options.script.empty())
    return graphicsErrors();
  if (!options.script.empty()) {
    if (Problems problems = playScript(options, application, **gui, &surface, [] {});
        hasErrors(problems))
      return problems;
  }
  application.draw(options.width, options.height, 0);  // what it asks for is begun
  application.wait();
  for (const Document& document : documents) {
    if (document.live && document.live->stage() == LiveRun::Stage::failed)
      return document.live->problems();
  }
  if (!options.video.empty()) {
    const Problems problems = makeFilm(options, documents, application, surface);
    if (hasErrors(problems) || options.screenshot.empty()) return problems;
  }
  // Twice: panels learn their sizes from the first.
  for (int i = 0; i < 2; ++i) application.draw(options.width, options.height, 0);
  Problems problems = graphicsErrors();
  if (!options.dumpUi.empty() && application.scene())
    append(problems,
           io::writeAtomically(options.dumpUi, dumpUi(application.state(), *application.scene())));
  if (options.screenshot.empty()) return problems;
  append(problems, writePng(options.screenshot, surface.pixels(), options.width, options.height));
  return problems;
}

}  // namespace muster::viewer
