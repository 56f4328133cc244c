// What a user does, as a text file with a step a line: for tests and for films of a session. The
// mouse goes through ImGui as a real one does. Without a window, or in one (--window).
//
//   click NAME          a control by its name (panels/control.h): bottleneck.1, tab.run, run.close
//   slide NAME SHARE    clicks a slider there: 0 its left end, 1 its right one
//   point X Y           clicks a pixel of the picture
//   probe X Y           the same with shift: the density there
//   person N            selects that person
//   opening ID, space ID, stair ID, zone ID    selects that place
//   key NAME            a letter, or space, tab, home, end, left, right, up, down
//                       (the page keys), plus, minus, comma, full-stop
//   play SECONDS        lets so much wall time pass, in pictures of 0.04 s
//   drop FILE           as if it were dropped on the window
//   await-drop          until somebody else has dropped files on the window, for a minute at most
//   wait                until files are open, runs are done, recordings are read
//   screenshot FILE     PNG of the picture as it is; not in a window
//   dump FILE           the panels as JSON (ui_dump.h)
// Empty lines and lines that begin with # do nothing. Thread rule: the thread of the context.
#pragma once

#include <functional>

#include "foundation/problem.h"
#include "viewer/application.h"
#include "viewer/graphics/surface.h"
#include "viewer/options.h"

namespace muster::viewer {

// `surface`: null in a window; `present`: shows what has been drawn.
// Ends at the first step that cannot be done. Problems: those of io::readBytes and writePng,
// viewer.script-step {value} with the line of a step that is none, viewer.script-control {value} of
// a control that is not there.
Problems playScript(const Options& options, Application& application, Gui& gui,
                    const Surface* surface, const std::function<void()>& present);

}  // namespace muster::viewer
