// One picture after the other: reads what the clock shows, lets the panels draw and change the
// state, draws one document or two beside each other; without a document the first page. Opens
// files while the picture goes on. In a window or into a surface alike.
// Thread rule: the thread of the context.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "viewer/content/opening.h"
#include "viewer/content/study_difference.h"
#include "viewer/graphics/gui.h"
#include "viewer/stage.h"

namespace muster::viewer {

class Application {
 public:
  // No document, one or two; the list must outlive it and is changed when other files are opened.
  Application(Gui& gui, std::vector<Document>& documents, UiState state, bool panels);

  // Draws the next picture, `step_s` of wall time after the last one.
  void draw(int width, int height, double step_s);
  // Until files are open, recordings have been read through and live runs are done: for pictures
  // that need it.
  void wait();
  void goTo(double time_s) { state_.clock.time_s = time_s; }
  void select(Selection selection) { state_.selection = selection; }
  // As if dropped on the window: one instead of what is open, two beside each other.
  void open(std::vector<std::string> files);
  bool opening() const { return opening_ != nullptr; }
  // Something changes by itself: the next picture should not wait for the user.
  bool busy() const { return state_.clock.playing || opening_ || waitFor_s_ || comparing_.valid(); }

  const UiState& state() const { return state_; }
  // Of the document that the panels tell of; nothing without a document.
  std::optional<Scene> scene() const;

 private:
  Stage& active() const;
  void show();      // the documents, from their beginning
  void takeOver();  // what has been opened meanwhile
  void takeDifferences();
  void drawFirstPage(const Frame& window);
  void drawDocuments(const Frame& window);
  void drawStage(std::size_t stage, const UiState& state, const Frame& picture,
                 const Frame& window);
  void fulfil();  // what the user wishes of the run, and files to open
  void fulfilRun();
  bool catchUp();
  std::vector<Frame> frames(const Frame& picture) const;
  void activate(std::size_t stage);  // the panels tell of it from now on
  // What the user has chosen, as far as that stage's plan has it.
  UiState chosenFor(std::size_t stage) const;

  Gui& gui_;
  std::vector<Document>& documents_;
  UiState state_;
  bool panels_;
  bool samePlan_ = true;  // of both documents: the same places by the same numbers
  report::Words words_;
  std::vector<Sample> samples_;
  std::vector<std::unique_ptr<Stage>> stages_;
  std::unique_ptr<Opening> opening_;
  bool beside_ = false;  // what is being opened
  std::optional<double> waitFor_s_;
  std::future<StudyDifferences> comparing_;
  StudyDifferences differences_;
};

}  // namespace muster::viewer
