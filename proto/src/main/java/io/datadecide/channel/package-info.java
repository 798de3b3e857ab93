/** How clients reach the services: in the clear, or encrypted with certificates that may change while they run. */
package io.datadecide.channel;
