// Boost.JSON, compiled into the engine so that the component needs no Boost library at run time.
#include <boost/json/src.hpp>
