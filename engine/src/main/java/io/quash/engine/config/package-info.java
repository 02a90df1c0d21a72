/**
 * Settings from YAML, and credentials from where they are safe. Every mistake is refused with the file, the key and
 * what is allowed.
 */
package io.quash.engine.config;
